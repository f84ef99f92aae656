#![allow(dead_code)]
struct A<T, I: Iterator<Item = <T as Iterator>::Item>>(I) where T: Iterator;
struct B<P, R, F: Fn(P) -> R>(F);
struct C<T, U: Iterator<Item = T>>(u8);
struct D<'a, I: Iterator>(I) where I::Item: PartialEq<&'a str>;
struct E<T, I: Iterator>(I) where I::Item: Iterator<Item = T>;
struct F<'a, G>(G) where G: Fn() -> &'a str;
fn main() {}
