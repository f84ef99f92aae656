type A<T> = u8;
type B<'a> = u8;
type C<T, U> = Vec<U>;
type D<const N: usize> = u8;
fn main() {}
