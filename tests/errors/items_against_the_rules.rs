#![allow(unused)]
mod i1 {
struct Buf<'a> { s: &'a str }
impl<'a> Buf<'a> {
    fn get<'a>(&'a self) -> &'a str { self.s }
}
trait T<'x> { fn f<'x>(&self, s: &'x str); }
fn outer<'a>(s: &'a str) -> &'a str { fn inner<'a>(t: &'a str) -> &'a str { t } inner(s) }
pub fn main() { let n: u32 = "x"; }
}

mod i2 {
struct C;
impl<'a> Iterator for C { type Item = &'a u32; fn next(&mut self) -> Option<&'a u32> { None } }
trait Has { type Out; }
impl<'a> Has for C { type Out = &'a str; }
impl<'a> C { fn f() -> &'a str { "" } }
pub fn main() {}
}

mod i4 {
enum Level { Low = 1, Mid = 2, High = 1 }
enum Auto { A = 1, B = 0, C }
trait T { const fn x() -> u32; fn y((a, b): (i32, i32)); fn z(mut n: i32); fn w(&mut self, _: u32); }
unsafe impl Level {}
pub fn main() { let n: u32 = "x"; }
}

mod i5 {
struct W<T>(T);
impl Drop for W<u32> { fn drop(&mut self) {} }
struct V<T> { t: T }
impl<T: Clone> Drop for V<T> { fn drop(&mut self) {} }
impl u32 { fn double(self) -> u32 { self * 2 } }
impl &W<u8> {}
pub fn main() { let n: u32 = "x"; }
}

mod i6 {
struct P { x: i32, y: i32 }
pub fn main() {
    let P { x, x: z, y } = P { x: 1, y: 2 };
    let q = P { x: 1, .. };
    let r = 'a: { if x > 1 { break; } 3 };
    for i in 0..3 { 'b: { if i == 1 { continue 'b; } if i == 2 { continue; } } }
    loop { let v = 'c: { loop { break; } 1 }; break; }
}
}

mod i9 {
trait Trait { const N: u32; fn f(&self); type T; }
struct S;
impl Trait for S { fn N() {} const f: u32 = 1; type T = u32; fn g(&self) {} }
pub fn main() {}
}

fn main() {}
