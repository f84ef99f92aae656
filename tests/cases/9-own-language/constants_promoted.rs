// Promotion of constants, statics with fn pointers, const in traits as arrays, env and option_env, offset_of, const blocks, inline const patterns.
use std::mem::{self, offset_of, MaybeUninit};
use std::fmt::Debug;
fn add(a: i32, b: i32) -> i32 { a + b } fn sub(a: i32, b: i32) -> i32 { a - b }
type BinOp = fn(i32, i32) -> i32;
const OPS: [(&str, BinOp); 3] = [("add", add), ("sub", sub), ("mul", |a, b| a * b)];
static TABLE: &[(char, fn(f64) -> f64)] = &[('s', f64::sqrt), ('a', f64::abs), ('n', |x| -x), ('f', f64::floor)];
fn op_ref() -> &'static BinOp { &(add as BinOp) }
fn pick(n: usize) -> &'static [BinOp] { if n == 0 { &[] } else { &[add, sub] } }
fn text(b: bool) -> &'static Option<&'static str> { if b { &Some("yes") } else { &None } }
fn nums() -> &'static [i32; 3] { &[1, 2 + 3, -4] }
struct Shape { name: &'static str, area: fn(&[f64]) -> f64 }
impl Shape { const ALL: &'static [Shape] = &[Shape { name: "sq", area: |d| d[0] * d[0] }, Shape { name: "rect", area: rect }]; }
fn rect(d: &[f64]) -> f64 { let [w, h] = d else { panic!("two sides, not {}", d.len()) }; w * h }
#[repr(C)] #[derive(Debug)] struct Header { tag: u8, len: u32, body: [u16; 3], flag: bool }
trait Opcode { const CODE: u8; const NAME: &'static str = "op"; const HELP: &'static [&'static str] = &[Self::NAME, "no help"]; fn run(&self, s: &mut Vec<i64>); }
struct Nop; struct PushI<const N: i64>; impl Opcode for Nop { const CODE: u8 = 0; fn run(&self, _: &mut Vec<i64>) {} } impl<const N: i64> Opcode for PushI<N> { const CODE: u8 = 1 + N.unsigned_abs() as u8; const NAME: &'static str = if N < 0 { "pushneg" } else { "push" }; fn run(&self, s: &mut Vec<i64>) { s.push(N) } }
fn info<O: Opcode>(o: &O) -> (u8, &'static str, &'static [&'static str], Vec<i64>) { let mut v = vec![]; o.run(&mut v); (O::CODE, O::NAME, O::HELP, v) }
const fn max(a: &[u32]) -> u32 { let mut m = 0; let mut i = 0; while i < a.len() { if a[i] > m { m = a[i] } i += 1 } m }
const LUT: [u8; 256] = { let mut t = [0u8; 256]; let mut i = 0usize; while i < 256 { t[i] = (i as u8).count_ones() as u8; i += 1 } t };
const WORDS: [&str; 3] = ["x", "yy", "zzz"]; const LENS: [usize; WORDS.len()] = { let mut l = [0; WORDS.len()]; let mut i = 0; while i < WORDS.len() { l[i] = WORDS[i].len(); i += 1; } l };
struct Buf<T, const N: usize> { data: [MaybeUninit<T>; N], len: usize } impl<T: Debug, const N: usize> Buf<T, N> { const CAP: usize = N; fn new() -> Self { Buf { data: [const { MaybeUninit::uninit() }; N], len: 0 } } fn push(&mut self, t: T) -> Result<&mut T, T> { const { assert!(N > 0, "empty buffers hold nothing") }; if self.len == Self::CAP { Err(t) } else { let slot = self.data[self.len].write(t); self.len += 1; Ok(slot) } } fn as_slice(&self) -> &[T] { unsafe { std::slice::from_raw_parts(self.data.as_ptr().cast(), self.len) } } } impl<T, const N: usize> Drop for Buf<T, N> { fn drop(&mut self) { for d in &mut self.data[..self.len] { unsafe { d.assume_init_drop() } } } }
fn split<const N: usize, T: Copy + Default>(v: &[T]) -> ([T; N], &[T]) { let mut a = [T::default(); N]; let n = N.min(v.len()); a[..n].copy_from_slice(&v[..n]); (a, &v[n..]) }
const _: () = assert!(mem::size_of::<Header>() == 16 && LUT[255] == 8, "layout"); const _: [(); 3] = [(); LENS.len()];
static mut LOG: [u8; 4] = [0; 4]; static GREETING: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| { println!("(made)"); "hello".repeat(2) }); thread_local! { static DEPTH: std::cell::Cell<u32> = const { std::cell::Cell::new(3) }; static NAMES: std::cell::RefCell<Vec<String>> = std::cell::RefCell::new(vec!["z".into()]); }
macro_rules! here { () => { concat!(file!(), ":", line!(), ":", column!()).rsplit('/').next().unwrap().contains(".rs:") }; }
fn main() {
    for (n, f) in OPS { print!("{n}={} ", f(6, 7)) } println!("{}", op_ref()(1, 2)); println!("{:?}", TABLE.iter().map(|(c, f)| format!("{c}{}", f(6.25))).collect::<Vec<_>>()); println!("{} {} {:?} {:?} {:?}", pick(0).len(), pick(1).iter().fold(10, |a, f| f(a, 3)), text(true), text(false), nums());
    for s in Shape::ALL { print!("{} {} ", s.name, (s.area)(&[3.0, 4.0][..if s.name == "sq" { 1 } else { 2 }])) } println!(); println!("{} {} {} {}", offset_of!(Header, tag), offset_of!(Header, len), offset_of!(Header, body), offset_of!(Header, flag)); println!("{:?} {:?} {:?}", info(&Nop), info(&PushI::<5>), info(&PushI::<{ -2 - 1 }>)); println!("{} {} {:?}", LUT[0b1011], const { max(&[3, 9, 2]) }, LENS);
    let mut b: Buf<String, 2> = Buf::new(); b.push("a".into()).unwrap().push('!'); println!("{:?}", b.push("b".into()).is_ok()); println!("{:?}", b.push("c".into())); println!("{:?}", b.as_slice()); println!("{:?} {:?}", split::<2, _>(&[1, 2, 3]), split::<4, u8>(b"ab")); println!("{:?} {:?} {}", option_env!("SURELY_NOT_SET_ANYWHERE"), option_env!("ALSO_NOT_SET").unwrap_or("dflt"), here!()); unsafe { LOG[1] = 7; let p = &raw const LOG; println!("{:?}", *p) } println!("before"); println!("{} {}", GREETING.len(), *GREETING == "hellohello"); DEPTH.set(DEPTH.get() * 2); println!("{} {:?}", DEPTH.take(), NAMES.with_borrow_mut(|v| { v.push("q".into()); v.join("+") }));
    match 7u8 { n if n == const { 3 + 4 } => println!("seven"), _ => println!("?") } let x: &'static mut [i32] = Box::leak(vec![1, 2].into_boxed_slice()); x[0] = 9; println!("{x:?} {}", mem::align_of_val(x)); let r: &'static str = { const S: &str = stringify!(a + b [c]); S }; println!("{r} {}", module_path!()); println!("{}", include_str_like(b"abc")); let f: fn(&'static str) -> String = str::to_owned; println!("{}", [f, |s| s.to_uppercase(), String::from].map(|f| f("mix")).concat()); println!("{:?}", mem::discriminant(&Some(1)) == mem::discriminant(&Some(2))); (Shape::ALL[1].area)(&[1.0]);
}
const fn include_str_like(b: &'static [u8; 3]) -> &'static str { match std::str::from_utf8(b) { Ok(s) => s, Err(_) => panic!("not text") } }
