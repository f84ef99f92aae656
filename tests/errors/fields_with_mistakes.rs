struct A { x: u8, y: u8, z: u8 }
fn f() { let a = A { x: 1; y: 2 }; let q: u8 = ""; }
fn g() { let a = A { x: 1 y: 2, z: 1 }; let q: u8 = ""; }
fn g2() { let a = A { x: 1 + , y: "", z: 1 }; let q: u8 = ""; }
fn g3() { let a = A { x: 1, y: 2, z: 3; }; let q: u8 = ""; }
fn g4() { let a = A { x: 1, y: "", z: 3; }; let q: u8 = ""; }
fn main() { }
