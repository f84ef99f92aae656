mod util {
    pub mod deep {
        pub(super) const K: u8 = 3;
        pub(in crate::util) fn g() -> u8 { K }
    }
}
mod a {
    pub mod b { pub const Z: u8 = 1; fn g() -> u8 { Z } }
}
const TOP: u8 = 1;
fn dead() -> u8 { TOP }
mod c {
    const Y: u8 = 1;
    fn g() -> u8 { Y }
    static S: u8 = Y;
}
union Bits {
    f: f32,
    u: u32,
}
union Bits2 {
    f: f32,
    u: u32,
}
struct T { a: u8, b: u8 }
fn infinite(n: u32) -> u32 {
    infinite(n + 1)
}
fn main() {
    let b = Bits { f: 1.0 };
    println!("{:x}", unsafe { b.u });
    let c = Bits2 { u: 1 };
    let t = T { a: 1, b: 2 };
    let T { a, .. } = t;
    println!("{a}");
    let x = std::cell::Cell::new(1);
    x.replace(3);
    let r: Result<i32, String> = Ok(1);
    r;
    let s = String::new();
    s;
    let n = 1;
    n;
    t.a;
    infinite(1);
}
const TOPMOST: u8 = 1;
fn dead0() -> u8 { TOPMOST }
const A: u8 = 1;
const B: u8 = A;
static C: u8 = B;
struct S2;
impl S2 { const Q: u8 = 1; fn g(&self) -> u8 { Self::Q } }
struct Z<const N: usize>;
const N: usize = 3;
fn dead2(x: [u8; N]) -> Z<N> { Z }
const P: u8 = 3;
fn dead3(x: u8) -> bool { match x { P => true, _ => false } }
trait Tr { const K: u8; fn d(&self) -> u8 { Self::K } }
fn dead4<T: Tr>(t: T) -> u8 { T::K }
struct O { a: [u8; LEN] }
const LEN: usize = 4;
static mut M: u32 = 0;
fn dead5() { unsafe { M += 1; } }
mod m { pub const W: u8 = 1; pub fn deadw() -> u8 { W } pub static ST: &str = "a"; pub fn deads() -> &'static str { ST } }

