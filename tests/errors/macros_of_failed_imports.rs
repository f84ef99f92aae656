use std::collections::nothing; use std::fmtt::x;
fn main() { nothing!(1); x!(); other!(); std::collections::zip!(); }
