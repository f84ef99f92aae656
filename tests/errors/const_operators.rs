#![allow(dead_code)]
// Operators and coercions that call a function, where only constant functions may be called.
use std::time::Duration;
use std::cmp::Ordering;
#[derive(PartialEq, Clone, Copy)]
enum C { R, G }
const fn a(c: C) -> bool { c == C::R }
const fn b(x: Option<u8>) -> bool { x == Some(1) }
const fn c(x: [u8; 2]) -> bool { x == [1, 2] }
const fn d(x: &'static String) -> bool { *x == "a" }
const fn f(x: Duration) -> Duration { x + Duration::ZERO }
const fn g(x: (u8, u8)) -> bool { x == (1, 2) }
const fn h(x: &u8, y: &u8) -> bool { x == y }
const fn i(x: &Vec<u8>) -> bool { *x == *x }
const fn j(x: &u8, y: u8) -> u8 { x + y }
const fn k(x: &Vec<u8>) -> u8 { x[0] }
const fn l(x: &[u8]) -> &[u8] { &x[1..] }
const fn m(x: Ordering) -> bool { x == Ordering::Less }
const fn n(x: std::num::Wrapping<u8>) -> u8 { (x + x).0 }
const fn o<T: PartialEq + Copy>(x: T) -> bool { x == x }
const fn r(x: &mut Duration) { *x += Duration::ZERO; }
const fn s(x: &String) -> &str { x }
const fn t(x: &Vec<u8>) -> &[u8] { &*x }
const fn u(x: &String) -> usize { x.len() }
const fn v(x: &Box<u8>) -> u8 { **x }
const fn w(x: &std::sync::Arc<u8>) -> u8 { **x }
const fn ac(x: &Vec<u8>) -> usize { x.len() + if x.is_empty() { 1 } else { 2 } }
struct N(u8);
impl std::ops::Add for N { type Output = N; fn add(self, o: N) -> N { N(self.0 + o.0) } }
impl std::ops::Neg for N { type Output = N; fn neg(self) -> N { self } }
const SUM: N = N(1) + N(2);
static NEG: N = -N(1);
const SAME: bool = "a" == "b";
const TEXT: &str = &String::new();
#[allow(non_upper_case_globals)]
const fine: u8 = { let a = [1u8, 2]; let b = &a; (b[1] + 2) * (*b)[0] };
fn main() { let _ = (a(C::G), b(None)); }
