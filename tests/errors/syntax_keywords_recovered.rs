// A keyword where a name is declared is complained of and taken for the name.
struct A { type: i32, b: i32 }
fn f(match: i32, x: i32) {}
mod loop {}
trait fn {}
fn main() { let type = 3; let a: i32 = ""; let A { type, b } = a; for in in 0..3 {} }
