// Const-generic matrices with operator traits over a numeric trait; iter::Sum/Product for own type.
use std::fmt::{self, Debug, Display};
use std::iter::{Product, Sum};
use std::ops::{Add, AddAssign, Deref, Index, IndexMut, Mul, Neg, Not, Rem, Shl, Sub, SubAssign};

trait Num: Copy + Default + PartialEq + Add<Output = Self> + Mul<Output = Self> + Sub<Output = Self> + Debug {
    const ONE: Self;
    fn zero() -> Self { Self::default() }
}
macro_rules! num { ($($t:ty => $one:expr),+ $(,)?) => { $(impl Num for $t { const ONE: Self = $one; })+ } }
num! { i32 => 1, i64 => 1, f64 => 1.0, i128 => 1, }

#[derive(Clone, Copy, PartialEq)]
struct Matrix<T, const R: usize, const C: usize>([[T; C]; R]);
impl<T: Num, const R: usize, const C: usize> Default for Matrix<T, R, C> { fn default() -> Self { Self([[T::zero(); C]; R]) } }
impl<T: Num, const N: usize> Matrix<T, N, N> {
    const SIDE: usize = N;
    fn identity() -> Self { let mut m = Self::default(); for i in 0..Self::SIDE { m[(i, i)] = T::ONE } m }
    fn pow(self, mut e: u32) -> Self {
        let (mut base, mut acc) = (self, Self::identity());
        while e > 0 { if e & 1 == 1 { acc = acc * base } base = base * base; e >>= 1 }
        acc
    }
    fn trace(&self) -> T where T: Sum { (0..N).map(|i| self.0[i][i]).sum() }
}
impl<T: Num, const R: usize, const C: usize> Matrix<T, R, C> {
    fn transpose(&self) -> Matrix<T, C, R> { Matrix(std::array::from_fn(|c| std::array::from_fn(|r| self[(r, c)]))) }
    fn rows(&self) -> impl ExactSizeIterator<Item = &[T; C]> + DoubleEndedIterator + '_ { self.0.iter() }
}
impl<T, const R: usize, const C: usize> Index<(usize, usize)> for Matrix<T, R, C> { type Output = T; fn index(&self, (r, c): (usize, usize)) -> &T { &self.0[r][c] } }
impl<T, const R: usize, const C: usize> IndexMut<(usize, usize)> for Matrix<T, R, C> { fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut T { &mut self.0[r][c] } }
impl<T: Num, const R: usize, const K: usize, const C: usize> Mul<Matrix<T, K, C>> for Matrix<T, R, K> {
    type Output = Matrix<T, R, C>;
    fn mul(self, o: Matrix<T, K, C>) -> Self::Output {
        let mut m = Matrix::<T, R, C>::default();
        for r in 0..R { for c in 0..C { m[(r, c)] = (0..K).fold(T::zero(), |a, k| a + self[(r, k)] * o[(k, c)]) } }
        m
    }
}
impl<T: Num, const R: usize, const C: usize> Mul<T> for Matrix<T, R, C> { type Output = Self; fn mul(self, k: T) -> Self { Self(self.0.map(|r| r.map(|x| x * k))) } }
impl<T: Display, const R: usize, const C: usize> Display for Matrix<T, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let w = f.width().unwrap_or(3);
        for (i, row) in self.0.iter().enumerate() {
            if i > 0 { writeln!(f)? }
            f.write_str("|")?;
            for x in row {
                match f.precision() { Some(p) => write!(f, "{x:>w$.p$}")?, None => write!(f, "{x:>w$}")? }
            }
            f.write_str(" |")?;
        }
        Ok(())
    }
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Mod<const P: u64>(u64);
impl<const P: u64> Add for Mod<P> { type Output = Self; fn add(self, o: Self) -> Self { Mod((self.0 + o.0) % P) } }
impl<const P: u64> Mul for Mod<P> { type Output = Self; fn mul(self, o: Self) -> Self { Mod((self.0 as u128 * o.0 as u128 % P as u128) as u64) } }
impl<const P: u64> Neg for Mod<P> { type Output = Self; fn neg(self) -> Self { Mod((P - self.0) % P) } }
impl<const P: u64> Sub for Mod<P> { type Output = Self; fn sub(self, o: Self) -> Self { self + -o } }
impl<const P: u64> AddAssign for Mod<P> { fn add_assign(&mut self, o: Self) { *self = *self + o } }
impl<const P: u64> SubAssign<u64> for Mod<P> { fn sub_assign(&mut self, o: u64) { *self = *self - Mod(o % P) } }
impl<const P: u64> Not for Mod<P> { type Output = bool; fn not(self) -> bool { self.0 == 0 } }
impl<const P: u64> Shl<u32> for Mod<P> { type Output = Self; fn shl(self, n: u32) -> Self { (0..n).fold(self, |a, _| a + a) } }
impl<const P: u64> Rem<u64> for Mod<P> { type Output = u64; fn rem(self, n: u64) -> u64 { self.0 % n } }
impl<const P: u64> Sum for Mod<P> { fn sum<I: Iterator<Item = Self>>(it: I) -> Self { it.fold(Mod(0), Add::add) } }
impl<'a, const P: u64> Sum<&'a Mod<P>> for Mod<P> { fn sum<I: Iterator<Item = &'a Self>>(it: I) -> Self { it.copied().sum() } }
impl<const P: u64> Product for Mod<P> { fn product<I: Iterator<Item = Self>>(it: I) -> Self { it.fold(Mod(1), |a, b| a * b) } }
impl<const P: u64> Deref for Mod<P> { type Target = u64; fn deref(&self) -> &u64 { &self.0 } }

fn main() {
    let fib = Matrix([[1i128, 1], [1, 0]]);
    println!("{}\nF(150) = {}", fib.pow(10), fib.pow(150)[(0, 1)]);
    let m = Matrix([[1, 2, 3], [4, 5, 6]]);
    println!("{m}\n{:5}\n{:2}", m.transpose(), m * m.transpose());
    println!("{:8.3}", Matrix([[1.0, 0.5], [std::f64::consts::PI, -2.0]]) * 2.0);
    println!("trace {} side {}", Matrix::<i64, 4, 4>::identity().trace(), Matrix::<f64, 7, 7>::SIDE);
    println!("rows rev {:?} len {}", m.rows().rev().map(|r| r.iter().sum::<i32>()).collect::<Vec<_>>(), m.rows().len());
    type M = Mod<1_000_000_007>;
    let f: M = (1..=30).map(Mod).product();
    let s = [Mod::<7>(3), Mod(5), Mod(6)];
    let mut t: Mod<7> = s.iter().sum();
    t -= 20;
    t += Mod(1);
    println!("{f:?} {t:?} {:?} {} {} {}", -t, !Mod::<5>(0), (M::from_iter_max(&[1, 9, 4])) % 4, (Mod::<7>(3) << 4).pow(2));
    assert_ne!(Matrix([[0u8; 3]; 2]), Matrix([[0, 0, 0], [0, 0, 1]]), "matrices differ at {:?}", (1, 2));
}
impl<const P: u64> Mod<P> { fn from_iter_max(v: &[u64]) -> Self { v.iter().copied().map(Mod).max().unwrap_or(Mod(0)) } }
impl<T: Debug, const R: usize, const C: usize> Debug for Matrix<T, R, C> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.0.iter()).finish() } }
