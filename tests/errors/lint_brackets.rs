#[derive(PartialEq, Clone, Copy)]
struct P { x: u32 }
fn f(a: u32) -> u32 { return (a + 1); }
fn g(a: Option<u32>) -> u32 { match (a) { Some(x) => (x), None => (0) } }
fn h(r: &(dyn Fn(u32) -> u32 + Send), b: Box<(dyn Fn(u32) -> u32)>, k: &(dyn Fn(u32) -> u32)) -> u32 { r(1) + b(2) + k(3) }
fn it() -> (impl Iterator<Item = u32>) { 0..3 }
fn it2() -> Box<(dyn Iterator<Item = u32> + Send)> { Box::new(0..3) }
#[tokio::main]
async fn main() {
    let a = 1;
    if (matches!(a, 1)) { println!("{}", f(a)); }
    let v = (vec![1, 2]);
    let w = (if a > 0 { 1 } else { 2 });
    let z = ((1 + 2) * 3);
    let c = (a as u32) < 3;
    if (a as u32) < 3 && (c) { println!("{w}{z}"); }
    while (a > 3) && (w > 2) {}
    let p = P { x: 1 };
    if (p == P { x: 1 }) { println!("p"); }
    if (P { x: 1 }).x == 1 {}
    for i in (0..3) { println!("{}", v[(i as usize) % 2]); }
    for i in (&v) { println!("{i}"); }
    println!("{}", (a));
    println!("{}", f((a + 1)));
    f((f(1)));
    let s = String::from("a");
    s.replace(("a"), "b");
    let q = [(1), 2];
    let t = (1,);
    let u = loop { break (3); };
    let r = &(a);
    let n = -(1);
    let d = (|x: u32| x + 1)(3);
    let e = (async { 1 }).await;
    let m = (f)(1);
    let mut k = 1;
    k += (2);
    k = (3);
    let o = Some((1));
    let range = (1..3).map(|x| (x + 1)).collect::<Vec<_>>();
    let range2 = (1..3).map(|x| (x, 1)).collect::<Vec<_>>();
    let y = { (k) };
    let arr = v[(1)];
    let Some((l)) = o else { return };
    let (aa, (bb)) = (1, 2);
    if let Some(1 | 2) = o {}
    if let Some(1) | None = o {}
    match o { Some((1 | 2)) => {}, (Some(_)) => {}, (None) => {} }
    if let Some(x) = (o) { println!("{x}"); }
    while let Some(_) = (None::<u8>) {}
    let cl = |(x): u32| x;
    let fp: (fn(u32) -> u32) = f;
    let rf: &(u32) = &1;
    if (a == 1) || (a == 2) {}
    if !(a == 1) {}
    assert!((a == 1));
    (a == 1).then(|| 1);
    let _ = (u, r, n, d, e, m, k, range, range2, y, arr, l, aa, bb, cl(1), fp, rf, t, q, g(o), it().count(), it2().count(), h(&f, Box::new(f), &f));
}
