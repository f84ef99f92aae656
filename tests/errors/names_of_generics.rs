// Names that parameters cannot have; defaults that look ahead.
struct Ahead<A = B, B = u32> {
    a: A,
    b: B,
}
struct Behind<A = u32, B = Option<A>> {
    a: A,
    b: B,
}
struct Own<T = Vec<T>> {
    t: T,
}
const N: usize = 2;
struct Sized2<T = [u8; N]> {
    t: T,
}
fn taken<'static>(s: &'static str) -> &'static str { s }
fn twice<T, T>(a: T, b: T) -> T { let _ = b; a }

fn main() {
    println!("{} {}", taken("a"), twice(1, 2));
}
