struct A1 { x: i32, y: i32 }
struct A2 { x: i32, y: i32 }
struct A3 { x: A2, y: i32 }
struct A4(i32, String);
struct A5(i32, std::marker::PhantomData<u8>, ());
enum E1 { V1 { p: i32, q: i32 }, V2(i32, i32), V3, V4 }
enum E2 { X, Y }
enum E3 { X(i32), Y }
struct Un;
struct Un2 { z: i32 }
impl Un2 { fn make() -> Self { Un2 { z: 1 } } fn other(&self) -> i32 { self.z } const K: i32 = 3; }
trait T1 { fn a(&self) -> i32; fn b(&self) -> i32 { 1 } const C: i32 = 2; type Ty; }
impl T1 for A1 { fn a(&self) -> i32 { helper() } type Ty = Un3; }
struct Un3 { w: i32 }
fn helper() -> i32 { 1 }
trait T2 { fn m(&self); }
impl T2 for A1 { fn m(&self) { helper2(); } }
fn helper2() {}
type Al = i32;
const CC: i32 = 1;
static SS: i32 = 1;
mod m { pub fn f() {} pub struct P { pub a: i32 } pub(crate) fn g() {} }
#[derive(PartialEq)] struct D1 { x: i32, y: i32 }
#[derive(Clone, Debug)] struct D2 { x: i32, y: i32 }
#[derive(Default)] struct D3 { x: i32, y: i32 }
union U { a: i32, b: f32 }
fn gen<T>() -> usize { std::mem::size_of::<T>() }
struct OnlySize { a: i32 }
struct OnlyParam { a: i32 }
fn take(_: Option<OnlyParam>) {}
struct _Under { a: i32 }
struct Fld { _a: i32, b: i32 }
fn rec(n: i32) -> i32 { if n > 0 { rec(n - 1) } else { 0 } }
macro_rules! mm { ($n:ident) => { struct $n { inner: i32 } fn from_macro() {} } }
mm!(FromMac);
struct Drp { a: i32 } impl Drop for Drp { fn drop(&mut self) { println!("{}", self.a); } }
#[allow(dead_code)] fn allowed() { by_allowed(); let _ = AllowedOnly { q: 1 }; } fn by_allowed() {} struct AllowedOnly { q: i32 }
fn main() {
    let mut a = A1 { x: 1, y: 2 }; a.x = 3; a.y += 1;
    let mut b = A3 { x: A2 { x: 1, y: 1 }, y: 1 }; b.x.y = 4; let _r = &b;
    let c = A4(1, String::new()); let A4(n, _) = c; println!("{n}");
    let _d = A5(1, std::marker::PhantomData, ());
    match (E1::V1 { p: 1, q: 2 }) { E1::V1 { p, .. } => println!("{p}"), E1::V2(_, b) => println!("{b}"), E1::V3 => { let _ = E1::V3; } E1::V4 => {} }
    let _ = E1::V2(1, 2);
    if let E2::X = E2::Y { println!("x"); }
    match E3::Y { E3::X(n) => { let _ = E3::X(n); } E3::Y => {} }
    println!("{}", Un2::make().z);
    println!("{}", a.a());
    println!("{}", D1 { x: 1, y: 2 } == D1 { x: 1, y: 1 });
    println!("{:?}", D2 { x: 1, y: 2 }.clone());
    println!("{}", D3::default().x);
    let u = U { a: 1 }; println!("{}", unsafe { u.a });
    println!("{}", gen::<OnlySize>());
    take(None);
    let _f = Fld { _a: 1, b: 2 };
    let _m = FromMac { inner: 1 };
    let _dd = Drp { a: 1 };
}
