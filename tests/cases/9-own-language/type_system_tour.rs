use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Debug, Display, LowerHex, Write};
use std::marker::PhantomData;
use std::ops::{Add, Bound, ControlFlow, Fn, Mul, RangeBounds, Sub};

// --- HRTB, GAT, typestate, sealed, autoref specialisation
mod sealed { pub trait Sealed {} impl Sealed for super::Open {} impl Sealed for super::Closed {} }
#[derive(Debug)] struct Open; #[derive(Debug)] struct Closed;
trait DoorState: sealed::Sealed { const LABEL: &'static str; type Next: DoorState; }
impl DoorState for Open { const LABEL: &'static str = "open"; type Next = Closed; }
impl DoorState for Closed { const LABEL: &'static str = "closed"; type Next = Open; }
struct Door<S: DoorState> { uses: u32, _s: PhantomData<S> }
impl<S: DoorState> Door<S> {
    fn toggle(self) -> Door<S::Next> { Door { uses: self.uses + 1, _s: PhantomData } }
    fn label(&self) -> String { format!("{}->{}", S::LABEL, <S::Next as DoorState>::LABEL) }
}
impl Door<Closed> { const fn new() -> Self { Door { uses: 0, _s: PhantomData } } fn lock(&self) -> bool { self.uses % 2 == 0 } }

trait LendingIter { type Item<'a> where Self: 'a; fn next(&mut self) -> Option<Self::Item<'_>>; 
    fn for_each<F>(mut self, mut f: F) where Self: Sized, F: for<'a> FnMut(Self::Item<'a>) { while let Some(x) = self.next() { f(x) } } }
struct WindowsMut<'t, T> { data: &'t mut [T], at: usize, n: usize }
impl<'t, T> LendingIter for WindowsMut<'t, T> {
    type Item<'a> = &'a mut [T] where Self: 'a;
    fn next(&mut self) -> Option<Self::Item<'_>> { let r = self.data.get_mut(self.at..self.at + self.n)?; self.at += 1; Some(r) }
}

struct Wrap<T>(T);
trait ViaDisplay { fn describe(&self) -> String; }
trait ViaDebug { fn describe(&self) -> String; }
impl<T: Display> ViaDisplay for &Wrap<T> { fn describe(&self) -> String { format!("display {}", self.0) } }
impl<T: Debug> ViaDebug for Wrap<T> { fn describe(&self) -> String { format!("debug {:?}", self.0) } }

// --- matrices with const generics
#[derive(Clone, Copy, PartialEq)]
struct Mat<const R: usize, const C: usize, T = f64>([[T; C]; R]);
impl<const R: usize, const C: usize, T: Copy + Default> Mat<R, C, T> {
    const CELLS: usize = R * C;
    fn from_fn(f: impl Fn(usize, usize) -> T) -> Self { Mat(std::array::from_fn(|r| std::array::from_fn(|c| f(r, c)))) }
    fn t(&self) -> Mat<C, R, T> { Mat::from_fn(|r, c| self.0[c][r]) }
    fn cols(&self) -> impl Iterator<Item = [T; R]> + '_ { (0..C).map(move |c| self.0.map(|row| row[c])) }
}
impl<const R: usize, const K: usize, const C: usize, T> Mul<&Mat<K, C, T>> for &Mat<R, K, T> where T: Copy + Default + Add<Output = T> + Mul<Output = T> {
    type Output = Mat<R, C, T>;
    fn mul(self, o: &Mat<K, C, T>) -> Self::Output { Mat::from_fn(|r, c| (0..K).fold(T::default(), |a, k| a + self.0[r][k] * o.0[k][c])) }
}
impl<const N: usize, T: Copy + Default + From<u8>> Mat<N, N, T> { fn identity() -> Self { Self::from_fn(|r, c| T::from((r == c) as u8)) } }
impl<const R: usize, const C: usize, T: Debug> Debug for Mat<R, C, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.0.iter().map(|r| r.as_slice())).finish() } }

// --- closures and fn pointers
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
fn curry<A: Copy + 'static, B: Copy + 'static, R: 'static>(f: fn(A, B) -> R) -> Box<dyn Fn(A) -> Box<dyn Fn(B) -> R>> { Box::new(move |a| Box::new(move |b| f(a, b))) }
fn memo<K: std::hash::Hash + Eq + Clone, V: Clone>(mut f: impl FnMut(&mut dyn FnMut(K) -> V, K) -> V) -> impl FnMut(K) -> V {
    let mut cache = HashMap::new();
    fn go<K: std::hash::Hash + Eq + Clone, V: Clone>(c: &mut HashMap<K, V>, f: &mut dyn FnMut(&mut dyn FnMut(K) -> V, K) -> V, k: K) -> V {
        if let Some(v) = c.get(&k) { return v.clone() }
        let v = f(&mut |k| { let mut inner = std::mem::take(c); let v = if let Some(v) = inner.get(&k) { v.clone() } else { V::clone(&simple(&mut inner, k)) }; *c = inner; v }, k.clone());
        c.insert(k, v.clone());
        v
    }
    fn simple<K: std::hash::Hash + Eq, V>(c: &mut HashMap<K, V>, k: K) -> &V { c.get(&k).expect("known") }
    move |k| go(&mut cache, &mut f, k)
}

// --- ranges and bounds
fn slice_of<T, R: RangeBounds<usize>>(v: &[T], r: R) -> &[T] {
    let lo = match r.start_bound() { Bound::Included(&a) => a, Bound::Excluded(&a) => a + 1, Bound::Unbounded => 0 };
    let hi = match r.end_bound() { Bound::Included(b) => b + 1, Bound::Excluded(b) => *b, Bound::Unbounded => v.len() };
    &v[lo.min(v.len())..hi.clamp(lo, v.len())]
}

// --- dyn with generics and downcasting
trait Shape: Any { fn area(&self) -> f64; fn name(&self) -> String { std::any::type_name_of_val(self).rsplit("::").next().unwrap_or("?").to_lowercase() } fn scale_all<I>(&mut self, by: I) where I: IntoIterator<Item = f64>, Self: Sized { for k in by { self.scale(k) } } fn scale(&mut self, k: f64); fn as_any(&self) -> &dyn Any; }
#[derive(Debug, Clone, PartialEq)] struct Circle { r: f64 }
#[derive(Debug, Clone, PartialEq)] struct Rect { w: f64, h: f64 }
impl Shape for Circle { fn area(&self) -> f64 { std::f64::consts::PI * self.r.powi(2) } fn scale(&mut self, k: f64) { self.r *= k } fn as_any(&self) -> &dyn Any { self } }
impl Shape for Rect { fn area(&self) -> f64 { self.w * self.h } fn scale(&mut self, k: f64) { self.w *= k; self.h *= k } fn as_any(&self) -> &dyn Any { self } fn name(&self) -> String { "rect".repeat(2) } }
impl PartialEq for dyn Shape { fn eq(&self, o: &dyn Shape) -> bool { self.as_any().type_id() == o.as_any().type_id() && self.area() == o.area() } }
impl<S: Shape> From<S> for Box<dyn Shape> { fn from(s: S) -> Self { Box::new(s) } }

// --- extension traits, generic numeric
trait Tally: Iterator + Sized {
    fn tally(self) -> BTreeMap<Self::Item, usize> where Self::Item: Ord { self.fold(BTreeMap::new(), |mut m, x| { *m.entry(x).or_default() += 1; m }) }
    fn pairs(self) -> Pairs<Self> where Self::Item: Clone { Pairs { it: self, last: None } }
}
impl<I: Iterator> Tally for I {}
struct Pairs<I: Iterator> { it: I, last: Option<I::Item> }
impl<I: Iterator> Iterator for Pairs<I> where I::Item: Clone {
    type Item = (I::Item, I::Item);
    fn next(&mut self) -> Option<Self::Item> { if self.last.is_none() { self.last = self.it.next(); } let b = self.it.next()?; let a = self.last.replace(b.clone())?; Some((a, b)) }
}
fn norm<T>(v: &[T]) -> T where T: Copy + Mul<Output = T> + std::iter::Sum<T> { v.iter().map(|&x| x * x).sum() }
fn diff<'a, T>(v: &'a [T]) -> Vec<<&'a T as Sub>::Output> where &'a T: Sub { v.windows(2).map(|w| &w[1] - &w[0]).collect() }

struct Hex<'a>(&'a [u8]);
impl LowerHex for Hex<'_> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { let sep = if f.alternate() { ":" } else { "" }; for (i, b) in self.0.iter().enumerate() { if i > 0 { f.write_str(sep)? } write!(f, "{b:02x}")? } if let Some(p) = f.precision() { f.write_char('.')?; write!(f, "{p}")? } Ok(()) } }

fn classify(n: i128) -> &'static str {
    const BIG: i128 = i64::MAX as i128 + 1;
    match n { i128::MIN..=-1 => "negative", 0 => "zero", 1 | 2 | 3 => "few", x @ 4..100 if x % 2 == 0 => "even", 4..100 => "odd", 100..BIG => "many", BIG.. => "huge" }
}
fn first_bad<'a>(rows: &[&'a [i32]]) -> ControlFlow<(usize, &'a i32), i32> {
    rows.iter().enumerate().try_fold(0, |acc, (i, row)| match *row { [] => ControlFlow::Continue(acc), [.., last @ ..=-1] => ControlFlow::Break((i, last)), [first, ref mid @ .., last] => ControlFlow::Continue(acc + first * last + mid.len() as i32), [one] => ControlFlow::Continue(acc + one) })
}

fn main() {
    let d = Door::new(); println!("{} {}", d.label(), d.lock());
    let d = d.toggle(); println!("{} {}", d.label(), d.toggle().toggle().toggle().lock());
    let mut v = [1, 2, 3, 4, 5];
    { let mut it = WindowsMut { data: &mut v, at: 0, n: 3 }; while let Some(w) = it.next() { w[2] += w[0]; w.swap(0, 1) } }
    println!("{v:?} {} {}", (&&Wrap(5)).describe(), (&&Wrap(Some("x"))).describe());
    let m = Mat::<2, 3, i32>::from_fn(|r, c| (r * 3 + c) as i32);
    println!("{m:?} {:?} {:?} {} {:?}", m.t(), &m * &m.t(), Mat::<2, 3, i32>::CELLS, m.cols().map(|c| c.iter().sum::<i32>()).collect::<Vec<_>>());
    println!("{} {:?}", &Mat::<2, 2>::identity() * &Mat([[1.5, 2.0], [0.1, -3.0]]) == Mat([[1.5, 2.0], [0.1, -3.0]]), Mat::<1, 2, u8>([[7; 2]]));
    println!("{} {}", compose(str::len, |n| n.pow(2))("four"), curry(|a: i32, b: i32| a - b)(10)(3));
    let mut f = memo(|_rec, n: u64| n * 2); println!("{} {}", f(4), f(4));
    let xs = [10, 20, 30, 40];
    println!("{:?} {:?} {:?} {:?} {:?}", slice_of(&xs, 1..), slice_of(&xs, ..=1), slice_of(&xs, (Bound::Excluded(0), Bound::Included(2))), slice_of(&xs, ..), slice_of(&xs, 3..9));
    let mut shapes: Vec<Box<dyn Shape>> = vec![Circle { r: 1.0 }.into(), Rect { w: 2.0, h: 3.0 }.into(), Box::new(Rect { w: 3.0, h: 2.0 })];
    for s in &mut shapes { s.scale(0.5) }
    println!("{}", shapes.iter().map(|s| format!("{}:{:.2}", s.name(), s.area())).collect::<Vec<_>>().join(","));
    println!("{} {} {:?}", *shapes[1] == *shapes[2], &*shapes[0] == &*shapes[1], shapes.iter().find_map(|s| s.as_any().downcast_ref::<Circle>()));
    let mut c = Circle { r: 2.0 }; c.scale_all([2.0, 0.25]); println!("{c:?}");
    println!("{:?} {:?}", "hello".chars().tally(), [1, 4, 9, 16].iter().pairs().map(|(a, b)| b - a).collect::<Vec<_>>());
    println!("{} {} {:?}", norm(&[3u8, 4]), norm(&[0.5f32, 1.5]), diff(&[1i64, 10, 7]));
    println!("{:x} {:#x} {:.3x} [{:>8}]", Hex(b"\x00\xff~"), Hex(&[1, 2]), Hex(&[]), format!("{:x}", Hex(b"z")));
    for n in [-5, 0, 2, 8, 9, 100, i64::MAX as i128, 1 << 100] { print!("{} ", classify(n)) }
    println!();
    println!("{:?} {:?}", first_bad(&[&[1, 2, 3], &[], &[5]]), first_bad(&[&[2, 2], &[4, -1], &[-9]]));
    let (mut evens, odds): (Vec<_>, Vec<_>) = (1..10).partition(|n| n % 2 == 0);
    evens.splice(1..3, odds.iter().copied().skip_while(|n| *n < 5)).for_each(|gone| print!("-{gone} "));
    println!("{evens:?} {:?}", evens.chunk_by(|a, b| a < b).map(<[_]>::len).collect::<Vec<_>>());
    let text = "the quick  brown\tfox\njumps"; let mut out = String::with_capacity(32);
    for (i, w) in text.split_ascii_whitespace().rev().enumerate() { if i > 0 { out += "_" } write!(out, "{}{}", w[..1].to_uppercase(), &w[1..]).unwrap() }
    println!("{out} {:?} {:?}", text.rsplitn(2, ' ').collect::<Vec<_>>(), text.match_indices(['o', 'u']).map(|(i, _)| i).collect::<Vec<_>>());
    println!("{:?}", out.char_indices().filter(|(_, c)| c.is_uppercase()).unzip::<_, _, Vec<_>, String>());
    let label = 'outer: { for i in 1.. { for j in 1..i { if i * j > 50 { break 'outer format!("{i}x{j}") } } } unreachable!() };
    println!("{label:?} {:>+8.2} {:<08} {:^#10b}| {:e}", 3.14159f32, -42, 5u8, 1234.5);
}
