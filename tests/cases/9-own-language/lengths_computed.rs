const NAMES: [&str; 3] = ["a", "bb", "ccc"];
const N: usize = NAMES.len();
static TABLE: [u8; N] = [1; N];
const MSG: &str = "hello";
const LEN: usize = MSG.len() + MSG.as_bytes().len();
const fn fact(n: usize) -> usize { let mut r = 1; let mut i = 1; while i <= n { r *= i; i += 1; } r }
const fn fib(n: u32) -> u32 { match n { 0 | 1 => n, _ => fib(n - 1) + fib(n - 2) } }
const fn count(s: &str) -> usize { let b = s.as_bytes(); let mut n = 0; let mut i = 0; loop { if i == b.len() { break; } if b[i] == b'l' { n += 1; } i += 1; } n }
const fn maxlen(v: &[&str]) -> usize { let mut m = 0; let mut i = 0; while i < v.len() { let l = v[i].len(); if l > m { m = l; } i += 1; } m }
const fn early(n: usize) -> usize { if n > 3 { return 9; } let (a, b) = (n, 2); a * b }
const SIZES: [usize; 3] = [2, 4, 8];
struct Buf<const K: usize>([u8; K]);
impl<const K: usize> Buf<K> { const D: usize = K * 2; fn new() -> Self { Buf([0; K]) } }
enum Op { A = fact(3) as isize, B = LEN as isize, C = 1 << SIZES[1] }
struct S; impl S { const W: usize = 4; const fn w() -> usize { Self::W * 2 } fn arr(&self) -> [u8; Self::W] { [7; Self::W] } }
fn main() {
    let a = [0u8; LEN]; let b = [0u8; fact(4)]; let c = [0; fib(10) as usize]; let d: [i32; count("hello world")] = [1, 2, 3];
    println!("{} {} {} {:?} {:?} {}", a.len(), b.len(), c.len() + c[0] as usize, d, TABLE, maxlen(&NAMES));
    let e = [0u16; maxlen(&NAMES)]; let f = Buf::<{ SIZES[2] - 1 }>::new(); let g: [(); early(1) + early(5)] = [(); 11];
    println!("{} {} {} {}", e.len(), f.0.len(), g.len(), Buf::<3>::D);
    println!("{} {} {}", Op::A as i32, Op::B as i32, Op::C as i32);
    println!("{:?} {:?}", S.arr(), [1u8; S::w()].len());
    println!("{} {}", [0u8; u8::MAX as usize].len(), [0u8; 2usize.pow(5)].len());
    const MAXI: i32 = if N > 2 { i32::MAX } else { 0 }; match 5 { MAXI => println!("max"), _ => println!("not") }
}
