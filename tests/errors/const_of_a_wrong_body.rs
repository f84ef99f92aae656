const fn f(n: usize) -> usize { let a = n + missing; a }
const fn g(n: usize) -> usize { let a: u8 = n; 1 }
const fn h(n: usize) -> usize { n.nothing() }
const fn i(n: usize) -> usize { missing(n) }
const A: usize = f(1);
static T: [u8; A] = [0; A];
static U: [u8; g(1)] = [0; 1];
static V: [u8; h(1)] = [0; 1];
static W: [u8; i(1)] = [0; 1];
fn main() { match 3 { A => {} _ => {} } }
