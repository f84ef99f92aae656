#[derive(Debug)]
impl A { #[derive(Clone)] fn f(&self) {} }
struct A { #[derive(Debug)] x: u32 }
#[derive(Clone)]
trait T {}
#[derive(Default)]
mod m { pub fn k() {} }
#[derive(Debug)]
type X = u32;
#[derive(Debug)]
const N: u32 = 1;
#[derive(Debug)]
use std::fmt::Debug;
fn main() { let y: u32 = "a"; }
