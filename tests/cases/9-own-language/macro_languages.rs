// macro_rules DSLs: a state machine, a json literal, a hash literal, recursion, tt munching, nested repetitions
use std::collections::BTreeMap;
use std::fmt;

#[derive(Clone, Debug, PartialEq)]
pub enum Json { Null, Bool(bool), Num(f64), Str(String), Arr(Vec<Json>), Obj(BTreeMap<String, Json>) }

macro_rules! from_impls {
    ($($variant:ident($ty:ty) <- $($src:ty),+);+ $(;)?) => {
        $($(impl From<$src> for Json { fn from(v: $src) -> Self { Json::$variant(v as $ty) } })+)+
    };
}
from_impls! { Num(f64) <- i32, u8, f32, f64; Bool(bool) <- bool }
impl From<&str> for Json { fn from(v: &str) -> Self { Json::Str(v.to_string()) } }
impl<T: Into<Json>> From<Vec<T>> for Json { fn from(v: Vec<T>) -> Self { Json::Arr(v.into_iter().map(Into::into).collect()) } }
impl<T: Into<Json>> From<Option<T>> for Json { fn from(v: Option<T>) -> Self { v.map_or(Json::Null, T::into) } }

macro_rules! json {
    (null) => { Json::Null };
    ([ $($elem:tt),* $(,)? ]) => { Json::Arr(vec![$(json!($elem)),*]) };
    ({ $($key:tt : $value:tt),* $(,)? }) => {{
        #[allow(unused_mut)]
        let mut map = BTreeMap::new();
        $(map.insert(json!(@key $key), json!($value));)*
        Json::Obj(map)
    }};
    (@key $k:ident) => { stringify!($k).to_string() };
    (@key $k:literal) => { $k.to_string() };
    (@key ($k:expr)) => { $k.to_string() };
    ($other:expr) => { Json::from($other) };
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(b) => write!(f, "{b}"),
            Json::Num(n) => write!(f, "{n}"),
            Json::Str(s) => write!(f, "{s:?}"),
            Json::Arr(v) => {
                f.write_str("[")?;
                for (i, x) in v.iter().enumerate() { if i != 0 { f.write_str(",")? } write!(f, "{x}")?; }
                f.write_str("]")
            }
            Json::Obj(m) => {
                f.write_str("{")?;
                m.iter().enumerate().try_for_each(|(i, (k, v))| write!(f, "{}{k:?}:{v}", if i > 0 { "," } else { "" }))?;
                f.write_str("}")
            }
        }
    }
}

macro_rules! state_machine {
    ($(#[$meta:meta])* $vis:vis machine $name:ident { $($state:ident $(($payload:ty))? => { $($event:pat $(if $guard:expr)? => $next:expr),* $(,)? })* }) => {
        $(#[$meta])* $vis enum $name { $($state $(($payload))?),* }
        impl $name {
            const STATES: &'static [&'static str] = &[$(stringify!($state)),*];
            $vis fn step(self, event: Event) -> Self {
                #[allow(unreachable_patterns)]
                match self {
                    $(s @ state_machine!(@pat $name $state $($payload)?) => match event { $($event $(if $guard)? => $next,)* _ => s },)*
                }
            }
        }
    };
    (@pat $name:ident $state:ident) => { $name::$state };
    (@pat $name:ident $state:ident $p:ty) => { $name::$state(..) };
}

#[derive(Debug, Clone, Copy)]
enum Event { Coin(u32), Push, Kick { force: u8 } }

state_machine! {
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub machine Gate {
        Locked => { Event::Coin(n) if n >= 10 => Gate::Open(n / 10), Event::Kick { force: 200..=255 } => Gate::Broken }
        Open(u32) => { Event::Push => Gate::Locked, Event::Coin(_) => Gate::Open(2), }
        Broken => {}
    }
}

macro_rules! count { () => { 0usize }; ($h:tt $($t:tt)*) => { 1usize + count!($($t)*) }; }
macro_rules! rpn {
    (@op [$b:expr, $a:expr $(, $rest:expr)*] $op:tt $($tail:tt)*) => { rpn!([$a $op $b $(, $rest)*] $($tail)*) };
    ([$result:expr]) => { $result };
    ([$($stack:expr),*] + $($tail:tt)*) => { rpn!(@op [$($stack),*] + $($tail)*) };
    ([$($stack:expr),*] - $($tail:tt)*) => { rpn!(@op [$($stack),*] - $($tail)*) };
    ([$($stack:expr),*] * $($tail:tt)*) => { rpn!(@op [$($stack),*] * $($tail)*) };
    ([$($stack:expr),*] $num:literal $($tail:tt)*) => { rpn!([$num $(, $stack)*] $($tail)*) };
    ($($tokens:tt)+) => { rpn!([] $($tokens)+) };
}
macro_rules! maxm { ($x:expr) => { $x }; ($x:expr, $($r:expr),+ $(,)?) => {{ let (a, b) = ($x, maxm!($($r),+)); if a > b { a } else { b } }}; }
macro_rules! matrix { ($([$($x:expr),*]),* $(,)?) => { [$([$($x as f32),*]),*] }; }
macro_rules! make_struct {
    ($name:ident<$($lt:lifetime),*> { $($field:ident: $ty:ty = $def:expr),* $(,)? }) => {
        #[derive(Debug)] struct $name<$($lt),*> { $($field: $ty),* }
        impl<$($lt),*> Default for $name<$($lt),*> { fn default() -> Self { Self { $($field: $def),* } } }
        impl<$($lt),*> $name<$($lt),*> { $(#[allow(dead_code)] fn $field(mut self, $field: $ty) -> Self { self.$field = $field; self })* }
    };
}
make_struct!(Conf<'a> { host: &'a str = "localhost", port: u16 = 80 + 8000, tags: Vec<&'a str> = vec![] });
macro_rules! hygiene { ($e:expr) => {{ let x = 10; $e + x }}; }
macro_rules! block_or { ($b:block else $l:lifetime $($rest:tt)*) => { $l: loop { if $b { break $l } $($rest)* } }; }
macro_rules! ops { ($($name:ident $op:tt),*) => { $(fn $name(a: i32, b: i32) -> i32 { a $op b })* const OPS: [(&str, fn(i32, i32) -> i32); count!($($name)*)] = [$((concat!(stringify!($name), " ", stringify!($op)), $name)),*]; }; }
ops!(add +, sub -, shl <<, xor ^);

fn main() {
    let n = 3;
    let j = json!({ name: "pi", "digits": [3, 1.5, (n * 2), null], (format!("k{n}")): { nested: true, none: (None::<i32>), v: (vec![1u8, 2]) }, });
    println!("{j}");
    if let Json::Obj(m) = &j { println!("{:?}", m.keys().collect::<Vec<_>>()); }
    println!("{:?}", Gate::STATES);
    let mut g = Gate::Locked;
    for e in [Event::Push, Event::Coin(5), Event::Coin(35), Event::Coin(1), Event::Push, Event::Kick { force: 100 }, Event::Kick { force: 250 }, Event::Push] {
        let next = g.step(e);
        println!("{g:?} --{e:?}--> {next:?}{}", if g == next { " (same)" } else { "" });
        g = next;
    }
    println!("{} {}", rpn!(3 4 + 2 * 7 -), count!(a b (c d) [e] {f g} ,));
    println!("{} {:?}", maxm!(3, 9 - 1, 4 * 1,), matrix!([1, 2.5], [n, -n]));
    println!("{:?}", Conf::default().port(1).tags(vec!["x"]));
    println!("{}", Conf { host: "h", ..Default::default() }.host("q").host);
    let x = 1;
    println!("{}", hygiene!(x * 2));
    let mut i = 0;
    block_or!({ i > 3 } else 'out i += 1; if i == 2 { continue 'out });
    println!("{i}");
    for (name, f) in OPS { print!("{name}={} ", f(6, 3)); }
    println!();
}
