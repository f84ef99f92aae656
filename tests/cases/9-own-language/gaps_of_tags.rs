#![allow(dead_code)]
use std::mem::size_of;
#[repr(u8)] #[derive(Debug, Clone, Copy, PartialEq)] enum Op { Nop = 0, Push = 1, Halt = 255 }
#[repr(i8)] #[derive(Debug, PartialEq)] enum S { A = -128, B = 127 }
#[repr(i8)] #[derive(Debug, PartialEq)] enum S2 { A = -1, B = 0, C = 1 }
enum Gap { A = 0, B = 1000 } enum Neg { A = -5, B = 5 }
fn main() {
    println!("{} {} {} {} {}", size_of::<Option<Op>>(), size_of::<Option<S>>(), size_of::<Option<S2>>(), size_of::<Option<Gap>>(), size_of::<Option<Option<Neg>>>());
    println!("{:?} {:?} {:?}", Some(Op::Halt), None::<Op>, [Some(S::A), None, Some(S::B)]);
    let v = [Some(Op::Nop), None, Some(Op::Push), Some(Op::Halt)];
    for o in v { match o { Some(Op::Halt) => print!("halt "), None => print!("none "), Some(x) => print!("{x:?}={} ", x as u8) } }
    println!("{}", Some(S2::A) == None);
}
