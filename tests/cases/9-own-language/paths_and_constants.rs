use std::collections::BTreeMap;
trait MaxValue { const MAX: u32; const NAME: &'static str = "none"; }
struct A; struct B; impl MaxValue for A { const MAX: u32 = 10; const NAME: &'static str = "a"; } impl MaxValue for B { const MAX: u32 = 20; }
fn class<T: MaxValue>(n: u32) -> &'static str { if n <= T::MAX { "fits" } else { "over" } }
fn which(n: u32) -> &'static str { match n { 0 => "zero", ..=<A as MaxValue>::MAX => "in a", <B as MaxValue>::MAX => "b's end", u32::MAX => "max", _ => "other" } }
fn name(s: &str) -> u8 { match s { <A as MaxValue>::NAME => 1, <B as MaxValue>::NAME => 2, _ => 3 } }
fn sum<T>(xs: &[T]) -> T where T: Copy, for <'a> &'a T: std::ops::Add<&'a T, Output = T> { let mut it = xs.iter(); let mut s = *it.next().unwrap(); for x in it { s = &s + x; } s }
fn main() {
    trait Local { const K: i32; } struct L; impl Local for L { const K: i32 = 7; } impl Local for u8 { const K: i32 = -7; }
    for n in [0, 5, 10, 20, 21, u32::MAX] { print!("{} ", which(n)); } println!("{} {}", class::<A>(15), class::<B>(15));
    for n in [-7, 7, 0] { match n { <L as Local>::K => print!("L "), <u8 as Local>::K..=0 => print!("u8 "), _ => print!("? ") } } println!();
    println!("{} {} {}", name("a"), name("none"), name("zz"));
    println!("{} {:.1}", sum(&[1, 2, 3]), sum(&[0.5, 0.25]));
    println!("{}", mac::twice!(4)); mac::say!();
    mod mac { macro_rules! twice { ($e:expr) => { $e * 2 } } pub(crate) use twice; macro_rules! say { () => { println!("said") } } pub(crate) use say; }
    macro_rules! variants { ($vis:vis $name:ident: $($v:ident),*) => { #[derive(Debug)] #[allow(dead_code)] $vis enum $name { $($v),* } }; } variants! { Color: Red, Green } variants! { pub(crate) Other: X }
    println!("{:?} {:?}", Color::Green, Other::X);
    let mut m: BTreeMap<&str, Box<dyn for<'x> Fn(&'x str) -> &'x str>> = BTreeMap::new(); m.insert("t", Box::new(|s| s.trim())); m.insert("f", Box::new(|s| &s[..1])); for (k, f) in &m { print!("{k}={} ", f(" ab ").len()); } println!();
}
