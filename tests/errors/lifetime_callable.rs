fn f() -> Box<dyn Fn(&str) -> u32 + '_> { Box::new(|s| 1) }
fn g(a: &u8, b: &u8) -> impl Fn() -> u8 + '_ { || 1 }
fn k(a: &u8) -> impl Fn() -> u8 + '_ { || 1 }
fn m(f: fn() -> &u8, g: fn(&u8, &u8) -> &u8) {}
fn n(f: &dyn Fn(&u8, &u8) -> Vec<&u8>) {}
fn main() { let y: u32 = "b"; }
