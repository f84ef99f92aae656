// Values that lengths, discriminants and patterns depend on, computed by everything a const fn may hold.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Dim { w: usize, h: usize }
impl Dim {
    const UNIT: Dim = Dim { w: 1, h: 1 };
    const fn new(w: usize, h: usize) -> Self { assert!(w > 0 && h > 0, "empty"); Self { w, h } }
    const fn area(self) -> usize { let Dim { w, h } = self; w * h }
    const fn grow(mut self, by: usize) -> Self { self.w += by; self }
    const fn scaled(&self, k: usize) -> Dim { Dim { w: self.w * k, ..*self } }
}
struct Wrap(usize, bool);
impl Wrap { const fn of(n: usize) -> Self { Self(n, n > 2) } }
enum Kind { Flat, Deep(usize), Box { w: usize, h: usize } }
const fn cells(k: Kind) -> usize {
    match k { Kind::Flat => 1, Kind::Deep(n) if n > 10 => 10, Kind::Deep(n) => n, Kind::Box { w, h: height } => w * height }
}
const fn or_else(o: Option<usize>, d: usize) -> usize { match o { Some(n) => n, None => d } }
const fn half(n: usize) -> Option<usize> { if n % 2 == 0 { Some(n / 2) } else { None } }
const fn len_of<const N: usize>(_: [u8; N]) -> usize { N }
const fn twice<const N: usize>() -> usize { N * 2 }
const fn first_or(v: &[usize], d: usize) -> usize { if let [x, ..] = v { *x } else { d } }
struct Grid<const W: usize, const H: usize = 2>([[u8; W]; H]);
impl<const W: usize, const H: usize> Grid<W, H> { const CELLS: usize = W * H; const fn cells() -> usize { W * H } }
trait Shape { const SIDES: usize; const NAME: &'static str = "shape"; const PAIRS: usize = Self::SIDES * 2; }
struct Tri; struct Quad;
impl Shape for Tri { const SIDES: usize = 3; }
impl Shape for Quad { const SIDES: usize = <Tri as Shape>::SIDES + 1; const NAME: &'static str = "quad"; }
const D: Dim = Dim::new(2, 3).grow(1);
const LIMITS: (usize, [usize; 2]) = (4, [5, 6]);
#[repr(u8)]
enum Code { A = cells(Kind::Deep(7)) as u8, B = D.area() as u8, C = { let mut n = 0; let mut i = 0; while i < 4 { if i == 2 { i += 1; continue; } n += i; i += 1; } n } }
fn grid(g: Grid<3>) -> usize { g.0.len() * g.0[0].len() }
fn main() {
    let a = [0u8; D.area()];
    let b = [0u8; cells(Kind::Flat) + cells(Kind::Deep(4)) + cells(Kind::Deep(99)) + cells(Kind::Box { w: 2, h: 5 })];
    let c = [0u8; or_else(half(8), 1) + or_else(half(7), 100)];
    let d = [0u8; len_of([1, 2, 3]) + twice::<4>()];
    let e = [0u8; Grid::<3, 4>::CELLS + Grid::<2>::CELLS + Grid::<5, 1>::cells()];
    let f = [0u8; Tri::SIDES + Quad::SIDES + <Quad as Shape>::PAIRS + Tri::NAME.len() + Quad::NAME.len()];
    let g = [0u8; Dim::UNIT.scaled(7).area() + Wrap::of(5).0 + Wrap::of(1).1 as usize + LIMITS.1[1] - LIMITS.0];
    println!("{} {} {} {} {} {} {}", a.len(), b.len(), c.len(), d.len(), e.len(), f.len(), g.len());
    println!("{} {} {} {}", Code::A as u8, Code::B as u8, Code::C as u8, grid(Grid([[0; 3]; 2])));
    const N: usize = { const fn inner(n: usize) -> usize { n + BASE } const BASE: usize = 5; inner(2) };
    println!("{}", [1u8; N].len() + [0; { struct Local { x: usize } let l = Local { x: 3 }; l.x }].len());
    match 7 { n if n == N => println!("no"), _ => println!("other") }
    println!("{}", [(); { let v = [3, 1, 4]; let mut best = v[0]; let mut i = 1; while i < v.len() { if v[i] > best { best = v[i]; } i += 1; } best }].len());
    println!("{}", [0u8; first_or(&[6, 2], 1)].len());
}
