struct A { x: u8,, y: u8 }
fn f() { let a = A { x: 1,, y: 2 }; let A { x,, y } = a; let q: u8 = ""; }
enum E { P,, Q }
fn main() { let e = E::Q; let z: u8 = ""; }
