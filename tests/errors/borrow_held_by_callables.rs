fn make<'a>(_: &'a mut i32) -> fn() -> &'a i32 { || &5 }
fn arg<'a>(_: &'a mut i32) -> fn(&'a i32) { |_| {} }
fn dy<'a>(_: &'a mut i32) -> Box<dyn Fn() -> &'a i32> { Box::new(|| &5) }
fn dya<'a>(_: &'a mut i32) -> Box<dyn Fn(&'a i32)> { Box::new(|_| {}) }
struct S<'a> { f: fn() -> &'a i32 }
fn st<'a>(_: &'a mut i32) -> S<'a> { S { f: || &5 } }
fn hr(_: &mut i32) -> for<'x> fn(&'x i32) -> &'x i32 { |x| x }
fn im<'a>(_: &'a mut i32) -> impl Fn() -> &'a i32 { || &5 }
fn main() {
    let mut x = 1;
    let f = make(&mut x);
    x = 2;
    f();
    let f = arg(&mut x);
    x = 2;
    f(&7);
    let f = dy(&mut x);
    x = 2;
    f();
    let f = dya(&mut x);
    x = 2;
    f(&7);
    let f = st(&mut x);
    x = 2;
    (f.f)();
    let f = hr(&mut x);
    x = 2;
    f(&7);
    let f = im(&mut x);
    x = 2;
    f();
}
