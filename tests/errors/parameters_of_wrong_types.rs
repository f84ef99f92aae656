struct A<'a> { x: &'ax u8 }
struct B<'a, T> { x: &u8, t: u8 }
struct C<'a>(& Vec<u8>);
enum D<'a> { X(&u8), Y(Undefined) }
struct E<T> { x: Undefined }
struct G<T> { x: Vec<>, }
struct H<'a> { x: std::slice::Iter<u8> }
fn main() {}
