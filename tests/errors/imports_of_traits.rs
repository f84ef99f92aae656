use std::fmt::Debug;
use std::io::Write;
use std::io::Read;
use std::fmt::Write as W2;
use futures::StreamExt;
use std::collections::HashMap;
fn a() { let x: i32 = "s"; let mut s = String::new(); s.write_str("x").unwrap(); }
fn main() { nope(); let mut v: Vec<u8> = vec![]; v.flush().unwrap(); let n = 5.foo(); n.next(); }
