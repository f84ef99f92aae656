pub struct A { pub x: u32, y: u32 }
struct B { pub x: u32 }
mod m { pub struct C { pub x: u32 } pub fn c() -> C { C { x: 1 } } }
mod k { pub struct D { pub x: u32 } }
pub use k::D;
pub struct T(pub u32, u32);
mod p { #[derive(Default)] pub struct Q { pub x: u32 } }
pub fn q() -> p::Q { p::Q { x: 3 } }
fn main() {
    let _ = A { x: 1, y: 2 }; let _ = B { x: 1 }; let _ = m::c(); let _ = D { x: 1 }; let _ = T(1, 2); let _ = q();
}
