struct N(&'static str);
impl Drop for N { fn drop(&mut self) { print!("{} ", self.0) } }
fn five() -> [N; 5] { ["a", "b", "c", "d", "e"].map(N) }
fn mid() { let x = five(); let [_, _, c, ..] = x; print!("got {}: ", c.0); drop(c); }
fn two() { let x = five(); let [a, .., e] = x; print!("got {} {}: ", a.0, e.0); }
fn maybe(go: bool) { let x = five(); if go { let [_, b, _, d, _] = x; print!("[{} {}] ", b.0, d.0); } }
fn sub() { let x = five(); let [_, mid @ .., _] = x; print!("got {}: ", mid.len()); drop(mid); print!("| "); }
fn subs() { let x = five(); let [rest @ .., _] = x; print!("got {}: ", rest.len()); std::mem::forget(rest); }
fn inner() { let x = [(N("p"), N("q")), (N("r"), N("s")), (N("t"), N("u"))]; let [_, (_, s), _] = x; print!("got {}: ", s.0); drop(s); }
fn boxed() { let x = Box::new(["f", "g", "h"].map(N)); let [_, g, _] = *x; print!("got {}: ", g.0); drop(g); }
fn whole() { let _x = five(); }
fn nested() { let x = [five(), ["1", "2", "3", "4", "5"].map(N)]; let [[_, b, ..], _] = x; print!("got {}: ", b.0); drop(b); }
fn matched(n: usize) { let x = five(); match x { [a, ..] if n == 1 && a.0 == "a" => print!("one {}: ", a.0), [.., e] if n == 2 => print!("two {}: ", e.0), _ => print!("none: ") } }
fn refs() { let mut x = five(); let [ref a, _, ref mut c, ..] = x; c.0 = a.0; print!("refs: "); }
fn loopy() { for n in 0..3 { let x = five(); let y = if n == 1 { let [_, b, ..] = x; Some(b) } else { None }; print!("<{}> ", y.is_some()); } }
fn main() {
    let fs: [(&str, fn()); 12] = [("mid", mid), ("two", two), ("t", || maybe(true)), ("f", || maybe(false)), ("sub", sub), ("subs", subs), ("inner", inner), ("boxed", boxed), ("whole", whole), ("nested", nested), ("refs", refs), ("loopy", loopy)];
    for (n, f) in fs { print!("{n}: "); f(); println!(); }
    for n in 0..3 { matched(n); println!() }
}
