use sttd::fmt::{Debug, Write};
fn f<T: Debug>(t: T) { let x: i32 = ""; }
fn main() { let mut s = String::new(); write!(s, "a").unwrap(); }
