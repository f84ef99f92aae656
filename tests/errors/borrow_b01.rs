struct Counter { n: u32 }
impl Counter { fn get(&self) -> &u32 { &self.n } fn inc(&mut self) { self.n += 1; } }
fn main() {
    let mut c = Counter { n: 0 };
    let r = c.get();
    c.inc();
    println!("{r}");
    let v = vec![String::from("a")];
    let s = v[0].as_str();
    let w = v;
    println!("{s} {w:?}");
    let mut x = String::from("x");
    let y = &mut x;
    let z = &mut x;
    y.push('a');
    z.push('b');
}
