#[derive(Debug, Clone, PartialEq)]
enum Json { Null, Str(String), Arr(Vec<Json>) }
use std::cell::Cell;
fn none() -> &'static Option<String> { &None }
fn cell() -> &'static Option<Cell<i32>> { &None }
fn arr() -> &'static [Option<Box<u8>>] { &[None, None] }
fn empty() -> &'static Json { &Json::Null }
fn f<T: Default>() -> T { T::default() }
fn gener<T: Default>() -> &'static [fn() -> T] { &[f::<T>, T::default] }
fn main() { println!("{:?} {:?} {:?} {:?} {:?}", none(), cell(), arr(), empty(), gener::<i32>()[0]() + gener::<i32>()[1]()); let x = (Json::Arr(vec![]), Json::Str(String::new())); let _ = x; }
