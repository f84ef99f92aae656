macro_rules! e { ($a:expr, $b:expr) => { $a + $b }; }
macro_rules! f { ($a:expr) => { $a $a }; }
macro_rules! unused { () => {}; }
use std::collections::HashMap;
struct lower;
fn m() { let x = String::new(); drop(x); drop(x); while true {} let z: i32 = (1 + 2); }
fn main() { let x = e!(1 2); println!("{} {}", 1); let n: i32 = ""; }
