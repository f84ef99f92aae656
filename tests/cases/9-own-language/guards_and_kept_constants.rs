use std::fmt::Debug;
trait Tr<'a> { fn get(&self, s: &'a str) -> &'a str; }
struct A; impl<'a> Tr<'a> for A { fn get(&self, s: &'a str) -> &'a str { &s[1..] } }
fn hr<T>(t: T) -> usize where T: for<'a> Tr<'a> { let s = String::from("abc"); t.get(&s).len() }
fn hr2<T: for<'x> Tr<'x>>(t: &T) -> usize { t.get("zz").len() }
fn hr3<T>(t: T) -> String where for<'a> &'a T: Debug { format!("{:?}", &t) }
fn dynhr(t: &dyn for<'q> Tr<'q>) -> usize { t.get("abcd").len() }
#[derive(Debug)] struct Cfg { v: Vec<u8>, n: Option<String> }
impl Cfg { const fn new() -> Cfg { Cfg { v: Vec::new(), n: None } } }
const C: &Vec<i32> = &Vec::new();
static S: &Cfg = &Cfg::new();
const D: &[Option<String>] = &[None, None];
const E: &Cfg = &Cfg::new();
const F: Option<&'static Cfg> = Some(&Cfg { v: Vec::new(), n: None });
enum Cmd { Run(String, u8), Stop }
fn guard(c: Cmd) -> String {
    match c {
        Cmd::Run(name, n) if let Some(first) = name.chars().next() => format!("{name} {first} {n}"),
        Cmd::Run(name, 1) if let Ok(x) = name.parse::<i32>() => format!("num {x}"),
        Cmd::Run(name, _) => format!("other {name}"),
        Cmd::Stop => "stop".into(),
    }
}
fn main() {
    println!("{} {} {} {}", hr(A), hr2(&A), hr3(5), dynhr(&A));
    println!("{:?} {:?} {:?} {:?} {:?}", C, S, D, E, F);
    for c in [Cmd::Run("abc".into(), 2), Cmd::Run("12".into(), 1), Cmd::Run("".into(), 5), Cmd::Stop] { println!("{}", guard(c)); }
}
