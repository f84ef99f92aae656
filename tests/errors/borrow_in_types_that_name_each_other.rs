// Two types whose lifetimes can only be understood together: what one holds the other does.
use std::cell::Cell;
struct A<'a> { b: Option<Box<B<'a>>>, x: Cell<&'a u8> }
struct B<'a> { a: Option<Box<A<'a>>> }
fn first(a: &A) -> u8 { *a.x.get() }
fn put<'a>(b: &mut B<'a>, y: &'a u8) { b.a = Some(Box::new(A { b: None, x: Cell::new(y) })); }
fn main() {
    let mut b = B { a: None };
    {
        let y = 2u8;
        put(&mut b, &y);
    }
    if let Some(a) = &b.a { println!("{} {}", first(a), a.b.is_none()); }
}

mod shared {
    pub struct Left<'a> { pub other: Option<Box<Right<'a>>>, pub byte: &'a u8 }
    pub struct Right<'a> { pub other: Option<Box<Left<'a>>> }
    fn byte(l: &Left) -> u8 { *l.byte }
    pub fn right() -> u8 {
        let mut r = Right { other: None };
        {
            let y = 2u8;
            let s = Right { other: Some(Box::new(Left { other: None, byte: &y })) };
            r = s;
        }
        r.other.map_or(0, |l| byte(&l))
    }
    pub fn shorter<'s>(r: Right<'static>, _k: &'s u8) -> Right<'s> { r }
}
pub use shared::{right, shorter};
