// What is read before a mutable borrow in the same expression has been read.
struct W { n: u32, log: Vec<u32> } struct B<'w> { w: &'w mut W, id: u32 } struct T<'w>(u32, &'w mut W);
impl W { fn spawn(&mut self) -> B<'_> { self.n += 1; B { id: self.n, w: self } } fn pair(&mut self) -> T<'_> { T(self.n, self) } fn tup(&mut self) -> (u32, &mut Vec<u32>) { (self.n * 2, &mut self.log) } fn all(&mut self) -> (u32, &mut W) { (self.n, self) } }
fn take(n: u32, w: &mut W) -> u32 { w.n += 10; w.log.push(n); n + w.n }
fn main() {
    let mut w = W { n: 1, log: vec![] };
    let b = w.spawn(); b.w.log.push(b.id); println!("{}", b.id);
    let T(n, r) = w.pair(); r.log.push(n); let (k, l) = w.tup(); l.push(k); let (m, r) = w.all(); r.n += m; println!("{} {:?}", w.n, w.log);
    println!("{} {}", take(w.n, &mut w), w.n);
    let mut a = [1, 2, 3]; let mut i = 1; let p = (a[i], { i += 1; &mut a[i] }, i); *p.1 += p.0; println!("{p:?}"); println!("{a:?}");
    let mut x = 5; let q = (x, &mut x); *q.1 += q.0; println!("{x}");
}
