#![allow(clippy::all)]
#[allow(clippy::needless_return)]
fn f() -> u32 { return 1; }
#[warn(clipy::x)]
fn g() {}
fn main() { f(); g(); }
