#[derive(Debg)]
struct A { x: u32 }
#[derive(debug)]
struct B;
#[derive]
struct C;
#[derive = "Debug"]
struct D;
#[derive(Debug)]
fn f() {}
fn main() { let y: u32 = "a"; #[derive(Debug)] let z = 1; }
