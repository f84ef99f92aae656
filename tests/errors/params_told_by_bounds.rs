struct S<I: Iterator<Item = T>, T> { i: I }
struct W<I, T> where I: Iterator<Item = Option<T>> { i: I }
struct F<G, R> where G: Fn() -> R { g: G }
struct L<'a, I: Iterator<Item = &'a str>> { i: I }
struct N<'a, F: Fn(&'a str)> { f: F }
struct M<T, F: Fn(T)> { f: F }
struct P<T: AsRef<U>, U> { t: T }
struct Q<I: Iterator<Item = (A, B)>, A, B> { i: I }
enum E<'a, I> where I: IntoIterator<Item = &'a u8> { A(I) }
struct C<A: Iterator<Item = B>, B: Iterator<Item = D>, D> { a: A }
struct H<'a, T: 'a> { t: T }
struct K<'a, T> where T: PartialEq<&'a str> { t: T }
fn main() {}
