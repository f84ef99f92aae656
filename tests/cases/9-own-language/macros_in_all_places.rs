use std::collections::{BTreeMap, BTreeSet};
macro_rules! map { () => { BTreeMap::new() }; ($($k:expr => $v:expr),+ $(,)?) => {{ let mut m = BTreeMap::new(); $(m.insert($k, $v);)+ m }}; }
macro_rules! count { () => { 0usize }; ($h:tt $($t:tt)*) => { 1usize + count!($($t)*) }; }
macro_rules! maxm { ($x:expr) => { $x }; ($x:expr, $($r:expr),+) => {{ let a = $x; let b = maxm!($($r),+); if a > b { a } else { b } }}; }
macro_rules! make_struct {
    ($(#[$m:meta])* $vis:vis struct $name:ident { $($fv:vis $f:ident : $t:ty = $d:expr),* $(,)? }) => {
        $(#[$m])* $vis struct $name { $($fv $f: $t),* }
        impl Default for $name { fn default() -> Self { Self { $($f: $d),* } } }
        impl $name { const FIELDS: &'static [&'static str] = &[$(stringify!($f)),*]; $(#[allow(dead_code)] fn $f(mut self, v: $t) -> Self { self.$f = v; self })* }
    };
}
make_struct! { #[derive(Debug, Clone)] pub struct Config { pub host: String = "localhost".to_string(), port: u16 = 80 + 8000, tags: Vec<&'static str> = vec!["a"] } }
macro_rules! enum_str {
    ($(#[$m:meta])* enum $n:ident { $($v:ident $(= $val:expr)?),+ $(,)? }) => {
        $(#[$m])* enum $n { $($v $(= $val)?),+ }
        impl $n { const ALL: [$n; count!($($v)+)] = [$($n::$v),+]; fn name(&self) -> &'static str { match self { $($n::$v => stringify!($v)),+ } } }
        impl std::str::FromStr for $n { type Err = String; fn from_str(s: &str) -> Result<Self, String> { match s { $(stringify!($v) => Ok($n::$v),)+ _ => Err(format!("bad {}: {s}", stringify!($n))) } } }
    };
}
enum_str! { #[derive(Debug, Clone, Copy, PartialEq)] enum Color { Red = 3, Green, Blue = 10 } }
macro_rules! calc { (eval $e:expr) => { println!("{} = {}", stringify!($e), $e) }; (eval $e:expr, $(eval $es:expr),+) => {{ calc!(eval $e); calc!($(eval $es),+) }}; }
macro_rules! swap { ($a:ident, $b:ident) => { let tmp = $a; $a = $b; $b = tmp; }; }
macro_rules! my_vec { ($e:expr; $n:expr) => { std::vec::from_elem($e, $n) }; ($($x:expr),*) => { <[_]>::into_vec(Box::new([$($x),*])) }; }
macro_rules! nested { ($($name:ident: [$($x:expr),*]);* $(;)?) => { vec![$((stringify!($name), vec![$($x * 2),*])),*] }; }
macro_rules! rpn {
    (@op [$b:expr, $a:expr $(, $r:expr)*] $op:tt $($t:tt)*) => { rpn!([$a $op $b $(, $r)*] $($t)*) };
    ([$r:expr]) => { $r };
    ([$($s:expr),*] + $($t:tt)*) => { rpn!(@op [$($s),*] + $($t)*) };
    ([$($s:expr),*] * $($t:tt)*) => { rpn!(@op [$($s),*] * $($t)*) };
    ([$($s:expr),*] - $($t:tt)*) => { rpn!(@op [$($s),*] - $($t)*) };
    ([$($s:expr),*] $n:literal $($t:tt)*) => { rpn!([$n $(, $s)*] $($t)*) };
    ($($t:tt)+) => { rpn!([] $($t)+) };
}
macro_rules! impl_trait { ($tr:ident for $($t:ty $(where $b:ident)?),+ => $body:block) => { $(impl $tr for $t { fn go(&self) -> String $body })+ }; }
trait Go { fn go(&self) -> String; }
impl_trait!(Go for u8, &str, Vec<i32>, Option<()> => { format!("go {}", std::any::type_name::<Self>().len() > 0) });
macro_rules! lambda { (|$($p:ident),*| $body:expr) => { |$($p: i32),*| -> i32 { $body } }; }
macro_rules! matcher { ($v:expr; $($p:pat $(if $g:expr)? => $r:expr),+ $(,)?) => { match $v { $($p $(if $g)? => $r),+ } }; }
macro_rules! define_fns { ($($n:ident($($a:ident : $t:ty),*) -> $r:ty $b:block)*) => { $(fn $n($($a: $t),*) -> $r $b)* }; }
define_fns! { add(a: i32, b: i32) -> i32 { a + b } hello(n: &str) -> String { format!("hello {n}") } unit() -> () {} }
macro_rules! life { ($l:lifetime, $b:block) => { $l: loop { $b; #[allow(unreachable_code)] { break $l; } } }; }
macro_rules! set { ($($x:literal)|*) => { [$($x),*].into_iter().collect::<BTreeSet<_>>() }; }
macro_rules! callback { ($cb:ident, $($args:tt)*) => { $cb!($($args)*) }; }
macro_rules! opt { ($a:expr $(, $b:expr)? $(; $c:ident)*) => { { let mut s = format!("{}", $a); $(s += &format!("/{}", $b);)? $(s.push_str(stringify!($c));)* s } }; }
mod inner { #[macro_export] macro_rules! exported { ($x:expr) => { $crate::inner::helper($x) }; } pub fn helper(x: i32) -> i32 { x * 100 } macro_rules! local { () => { "local" } } pub(crate) use local; }
fn main() {
    let m = map! { "one" => 1, "two" => 2, };
    let e: BTreeMap<u8, u8> = map!();
    println!("{m:?} {e:?} {}", count!(a b (c d) [e] {f}));
    println!("{}", maxm!(3, 9 - 1, 2 * 3));
    let c = Config::default().port(1).tags(vec![]).host("h".into());
    println!("{c:?} {:?} {:?}", Config::default(), Config::FIELDS);
    for c in Color::ALL { print!("{}={} {:?} ", c.name(), c as i32, c.name().parse::<Color>()); }
    println!("{:?}", "Pink".parse::<Color>());
    calc!(eval 1 + 2, eval (3 * 4) - 5, eval [1, 2, 3].iter().sum::<i32>());
    let mut a = 1; let mut b = 2; let tmp = 99; swap!(a, b);
    println!("{a} {b} {tmp} {:?} {:?}", my_vec!['x'; 3], my_vec![1, 2]);
    println!("{:?}", nested! { p: [1, 2]; q: []; r: [3]; });
    println!("{}", rpn!(2 3 + 4 * 5 -));
    println!("{} {} {} {}", 1u8.go(), "".go(), vec![1].go(), Some(()).go());
    println!("{}", lambda!(|x, y| x * y + 1)(6, 7));
    println!("{}", matcher!(5; 0 => "zero", 1..=4 | 6 => "few", n if n > 100 => "many", _ => "five"));
    unit();
    println!("{} {}", add(1, 2), hello("you"));
    let mut n = 0;
    life!('outer, { n += 1; if n < 3 { continue 'outer; } });
    println!("{n} {:?}", set!(3 | 1 | 2 | 1));
    println!("{} {}", callback!(maxm, 1, 5), exported!(7));
    println!("{} {} {} {}", opt!(1), opt!(1, 2), opt!(1; x; y), inner::local!());
    println!("{}", concat!("a", 1, 2.5, true, 'c', -3));
    println!("{} {}", line!(), module_path!());
    println!("{}", stringify!(a + b * (c :: d) -> Vec<T>, "s", 'x', 'static));
    assert!(matches!(Some(5), Some(n) if n > 4));
    let r = std::panic::catch_unwind(|| assert_eq!(1 + 1, 3, "math {}", "works"));
    println!("{}", r.is_err());
    debug_assert_ne!(a, a, "same");
}
