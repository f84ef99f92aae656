// Const generics, const fn, statics, associated consts, arrays.
use std::fmt::Debug; use std::ops::{Add, Index, IndexMut, Mul}; use std::sync::atomic::{AtomicUsize, Ordering}; use std::sync::{LazyLock, Mutex, OnceLock, RwLock};
#[derive(Clone, Copy, PartialEq, Debug)] struct Matrix<T, const R: usize, const C: usize>([[T; C]; R]);
impl<T: Default + Copy, const R: usize, const C: usize> Default for Matrix<T, R, C> { fn default() -> Self { Matrix([[T::default(); C]; R]) } }
impl<T: Copy + Default, const R: usize, const C: usize> Matrix<T, R, C> {
    const CELLS: usize = R * C; const SQUARE: bool = R == C;
    fn transpose(&self) -> Matrix<T, C, R> { let mut m = Matrix::<T, C, R>::default(); for (r, row) in self.0.iter().enumerate() { for (c, &x) in row.iter().enumerate() { m[(c, r)] = x; } } m }
    fn map<U, F: Fn(T) -> U>(self, f: F) -> Matrix<U, R, C> { Matrix(self.0.map(|row| row.map(&f))) }
    fn row(&self, r: usize) -> &[T; C] { &self.0[r] }
}
impl<const N: usize> Matrix<i32, N, N> { const IDENTITY: Self = { let mut m = [[0; N]; N]; let mut i = 0; while i < N { m[i][i] = 1; i += 1; } Matrix(m) }; fn pow(self, n: u32) -> Self { (0..n).fold(Self::IDENTITY, |a, _| a * self) } fn trace(&self) -> i32 { (0..N).map(|i| self.0[i][i]).sum() } }
impl<T, const R: usize, const C: usize> Index<(usize, usize)> for Matrix<T, R, C> { type Output = T; fn index(&self, (r, c): (usize, usize)) -> &T { &self.0[r][c] } }
impl<T, const R: usize, const C: usize> IndexMut<(usize, usize)> for Matrix<T, R, C> { fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut T { &mut self.0[r][c] } }
impl<T, const R: usize, const K: usize, const C: usize> Mul<Matrix<T, K, C>> for Matrix<T, R, K> where T: Copy + Default + Add<Output = T> + Mul<Output = T> { type Output = Matrix<T, R, C>; fn mul(self, o: Matrix<T, K, C>) -> Self::Output { let mut m = Matrix::default(); for r in 0..R { for c in 0..C { m[(r, c)] = (0..K).map(|k| self[(r, k)] * o[(k, c)]).fold(T::default(), |a, b| a + b); } } m } }
#[derive(Debug)] struct Ring<T, const N: usize> { buf: [Option<T>; N], head: usize, len: usize }
impl<T, const N: usize> Ring<T, N> { const EMPTY: Option<T> = None; const fn new() -> Self { assert!(N > 0); Ring { buf: [Self::EMPTY; N], head: 0, len: 0 } } fn push(&mut self, x: T) -> Result<(), T> { if self.len == N { return Err(x); } self.buf[(self.head + self.len) % N] = Some(x); self.len += 1; Ok(()) } fn pop(&mut self) -> Option<T> { let x = self.buf[self.head].take()?; self.head = (self.head + 1) % N; self.len -= 1; Some(x) } }
const fn fact(n: u64) -> u64 { match n { 0 | 1 => 1, n => n * fact(n - 1) } }
const fn is_prime(n: u32) -> bool { if n < 2 { return false; } let mut d = 2; while d * d <= n { if n % d == 0 { return false; } d += 1; } true }
const fn count_primes<const N: usize>() -> usize { let mut c = 0; let mut i = 0; while i < N { if is_prime(i as u32) { c += 1; } i += 1; } c }
const PRIMES: [u32; count_primes::<50>()] = { let mut a = [0; count_primes::<50>()]; let (mut i, mut n) = (0, 0); while n < 50 { if is_prime(n) { a[i] = n; i += 1; } n += 1; } a };
const TABLE: [u8; 16] = *b"0123456789abcdef"; const GREETING: &str = "hello"; const LEN: usize = GREETING.len(); const fn first_byte(s: &str) -> u8 { s.as_bytes()[0] }
static COUNTER: AtomicUsize = AtomicUsize::new(1); static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new()); static CONFIG: OnceLock<String> = OnceLock::new(); static LAZY: LazyLock<Vec<u64>> = LazyLock::new(|| { println!("init lazy"); (0..5).map(fact).collect() }); static RW: RwLock<[i32; 3]> = RwLock::new([1, 2, 3]); static mut RAW: u32 = 5;
struct Id(usize); impl Id { fn next() -> Self { Id(COUNTER.fetch_add(1, Ordering::SeqCst)) } }
fn sum_all<T, const N: usize>(xs: [T; N]) -> T where T: Add<Output = T> + Default { xs.into_iter().fold(T::default(), |a, b| a + b) }
fn first_n<const N: usize>(s: &[u8]) -> Option<&[u8; N]> { s.first_chunk() }
fn show<const B: bool, const CH: char>() -> String { if B { format!("yes{CH}") } else { format!("no{CH}") } }
trait HasId { const ID: u32; const NAME: &'static str = "default"; } struct A; struct B; impl HasId for A { const ID: u32 = 1; } impl HasId for B { const ID: u32 = A::ID << 4 | 0b11; const NAME: &'static str = concat!("b", 1, 2.5, true, 'c'); } fn id_of<T: HasId>() -> (u32, &'static str) { (T::ID, T::NAME) }
struct Buffer<const N: usize = 4> { data: [u8; N] } impl Default for Buffer { fn default() -> Self { Buffer { data: [7; 4] } } }
fn split<T: Copy + Debug, const N: usize>(a: [T; N]) -> (Vec<T>, Vec<T>) { let (l, r) = a.split_at(N / 2); (l.to_vec(), r.to_vec()) }
fn main() {
    let m = Matrix([[1, 2, 3], [4, 5, 6]]); println!("{:?} {} {}", m.transpose(), Matrix::<i32, 2, 3>::CELLS, Matrix::<u8, 2, 2>::SQUARE); println!("{:?} {:?}", m * m.transpose(), m.row(1));
    let f = Matrix([[1, 1], [1, 0]]); println!("{:?} {} {:?}", f.pow(10), f.trace(), f.map(|x| x as f32 / 2.0)); println!("{:?}", Matrix::<_, 3, 3>::IDENTITY);
    let mut r: Ring<String, 2> = Ring::new(); println!("{:?} {:?} {:?}", r.push("a".into()), r.push("b".into()), r.push("c".into())); println!("{:?} {:?} {:?}", r.pop(), r.push("d".into()), r);
    println!("{PRIMES:?} {} {}", PRIMES.len(), fact(20)); println!("{} {} {}", TABLE[11] as char, LEN, first_byte(GREETING));
    Id::next(); println!("{} {}", Id::next().0, COUNTER.load(Ordering::Relaxed)); NAMES.lock().unwrap().extend(["x".to_string(), "y".to_string()]); println!("{:?} {:?} {} {:?}", NAMES.lock().unwrap(), CONFIG.get(), CONFIG.get_or_init(|| "cfg".into()), CONFIG.set("z".into()));
    println!("before"); println!("{:?} {}", *LAZY, LAZY.len()); RW.write().unwrap()[1] = 20; println!("{:?}", RW.read().unwrap()); unsafe { RAW += 1; let v = RAW; println!("{v} {}", *&raw const RAW); }
    println!("{} {:.1} {:?} {:?}", sum_all([1, 2, 3]), sum_all([0.5; 5]), first_n::<2>(b"hey"), first_n::<4>(b"hey")); println!("{} {}", show::<true, '!'>(), show::<{ 1 > 2 }, '\u{3b1}'>());
    println!("{:?} {:?} {}", id_of::<A>(), id_of::<B>(), Buffer::default().data.len() + Buffer::<{ 2 + 3 }> { data: [0; 5] }.data.len()); println!("{:?}", split([1, 2, 3, 4, 5]));
    const N: usize = { const fn twice(n: usize) -> usize { n * 2 } twice(3) }; let z: [[char; N]; 2] = [['z'; N]; 2]; println!("{}", z.concat().iter().collect::<String>()); let v = vec![[0u8; 3]; 2]; println!("{v:?} {}", std::mem::size_of_val(&z));
    static LOCAL: AtomicUsize = AtomicUsize::new(0); for _ in 0..3 { fn bump() -> usize { LOCAL.fetch_add(2, Ordering::AcqRel) } bump(); } println!("{}", LOCAL.load(Ordering::Acquire)); let i = m.0.len() + 1; println!("{}", m[(i, 0)]);
}
