#[derive(Debug, Default, Clone)]
enum E<T> { #[default] A, B(T) }
struct NoDefault;
#[derive(Default)]
struct S<T> { v: Vec<T>, e: E<NoDefault2> , t: E<T> }
#[derive(Debug, Clone)]
struct NoDefault2;
#[derive(Default)]
enum F<T: Iterator> { #[default] X, Y(T::Item) }
fn main() {
    let _: E<NoDefault> = E::default();
    let _: F<std::vec::IntoIter<NoDefault>> = Default::default();
    let s: S<u8> = S::default();
    let _ = (s.v, s.e, s.t);
    if false { let _ = E::B(1); let _ = F::<std::ops::Range<u8>>::Y(1); }
    let _: S<NoDefault> = S::default();
}
