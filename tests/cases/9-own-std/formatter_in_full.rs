// Fmt: own Formatter use, builders, flags, nested pretty printing, padding of own types, Write to several sinks
use std::fmt::{self, Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, UpperHex, Write};
use std::io::Write as _;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::rc::Rc; use std::cell::{Cell, RefCell, OnceCell}; use std::sync::{Arc, Mutex, RwLock, OnceLock}; use std::cell::LazyCell;

#[derive(Debug, Clone, Default)] struct Unit;
#[derive(Debug, Clone, Default)] struct Tuple(i32, String, Option<Unit>);
#[derive(Debug, Clone)] struct Named<'a, T: ?Sized> { id: u8, r#type: &'a T, list: Vec<Tuple>, map: BTreeMap<&'a str, (u8, char)> }
#[derive(Debug)] enum Mixed { A, B(u8, &'static str), C { x: f64, y: Box<Mixed> } }
#[derive(Debug)] #[allow(dead_code)] struct Empty {}
struct Rgb(u8, u8, u8);
impl LowerHex for Rgb { fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result { if f.alternate() { f.write_str("#")? } for c in [self.0, self.1, self.2] { LowerHex::fmt(&format_args!("{c:02x}").to_string().as_str().len(), &mut *f).ok(); write!(f, "{c:02x}")? } Ok(()) } }
impl UpperHex for Rgb { fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result { let v = u32::from_be_bytes([0, self.0, self.1, self.2]); UpperHex::fmt(&v, f) } }
impl Binary for Rgb { fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result { Binary::fmt(&self.0, f)?; f.write_char('/')?; Binary::fmt(&self.1, f) } }
impl Octal for Rgb { fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result { Octal::fmt(&self.2, f) } }
impl LowerExp for Rgb { fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result { LowerExp::fmt(&(f64::from(self.0) * 1000.), f)?; f.write_str("e") } }
impl Display for Rgb { fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result { let s = format!("rgb({},{},{})", self.0, self.1, self.2); match (f.width(), f.precision()) { (Some(w), Some(p)) => write!(f, "[{s:>w$.p$}]"), (None, Some(p)) => write!(f, "{:.p$}~", s), _ => f.pad(&s) } } }
impl Debug for Rgb { fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result { if f.alternate() { f.debug_struct("Rgb").field("hex", &format_args!("{:06X}", self)).finish() } else { f.debug_tuple("Rgb").field(&self.0).field(&self.1).field(&self.2).finish() } } }
struct Table<'t>(&'t [(&'t str, f64)]);
impl Display for Table<'_> { fn fmt(&self, f: &mut Formatter) -> fmt::Result { let w = self.0.iter().map(|(n, _)| n.chars().count()).max().unwrap_or(0); for (i, (n, v)) in self.0.iter().enumerate() { if i > 0 { f.write_char('\n')? } write!(f, "{n:·<w$} {v:>+0$.1$}", f.width().unwrap_or(8), f.precision().unwrap_or(1), w = w + 1)? } Ok(()) } }
struct Set<'a, T>(&'a [T]);
impl<T: Debug> Debug for Set<'_, T> { fn fmt(&self, f: &mut Formatter) -> fmt::Result { f.debug_set().entries(self.0).finish() } }
struct MapLike; impl Debug for MapLike { fn fmt(&self, f: &mut Formatter) -> fmt::Result { f.debug_map().entry(&"k", &1).key(&Unit).value(&[1, 2]).entries([("z", Some(2.5))]).finish() } }
struct Flags; impl Display for Flags { fn fmt(&self, f: &mut Formatter) -> fmt::Result { write!(f, "{:?}{:?}{}{}{}{:?}{:?}", f.fill(), f.align().map(|a| matches!(a, fmt::Alignment::Center)), f.sign_plus() as u8, f.sign_minus() as u8, f.sign_aware_zero_pad() as u8, f.width(), f.precision()) } }
struct Counter { n: usize, limit: usize } impl Write for Counter { fn write_str(&mut self, s: &str) -> fmt::Result { self.n += s.len(); if self.n > self.limit { Err(fmt::Error) } else { Ok(()) } } }
struct Indent<W>(W, bool); impl<W: Write> Write for Indent<W> { fn write_str(&mut self, s: &str) -> fmt::Result { for l in s.split_inclusive('\n') { if self.1 { self.0.write_str("  | ")? } self.0.write_str(l)?; self.1 = l.ends_with('\n') } Ok(()) } }
struct FailDisplay; impl Display for FailDisplay { fn fmt(&self, _: &mut Formatter) -> fmt::Result { Err(fmt::Error) } }
fn show(args: fmt::Arguments<'_>) -> String { match args.as_str() { Some(s) => format!("static {s:?}"), None => format!("dynamic {args}") } }
fn main() {
    let t = Tuple(-1, "q\"\n".into(), Some(Unit));
    let n = Named { id: 7, r#type: "str\u{301}", list: vec![t.clone(), Tuple::default()], map: [("k", (1, '\'')), ("l", (2, '\t'))].into() };
    println!("{n:?}"); println!("{n:#?}"); println!("{:#?}", Mixed::C { x: 1e-7, y: Box::new(Mixed::B(3, "b")) }); println!("{:?} {:?} {:#?} {:#?}", Mixed::A, Empty {}, Empty {}, (Unit, ()));
    let c = Rgb(255, 160, 7);
    println!("{c:X} {c:#X} {c:010X} {c:b} {c:#010b} {c:o} {c:e} {c:.2e}"); println!("{c}|{c:20}|{c:^20}|{c:.5}|{c:12.7}|{c:-<18}|"); println!("{c:?} {c:#?} {:02x?} {:#X?}", Rgb(1, 2, 30), Rgb(17, 18, 19));
    println!("{}", Table(&[("apples", 1.25), ("fürst", -30.0), ("x", 1e3)])); println!("{:10.3}", Table(&[("pi", 3.14159)]));
    println!("{:?} {:#?} {:?} {:#?}", Set(&[1, 2]), Set(&["a"]), MapLike, MapLike);
    println!("{Flags} {Flags:*^+08.3} {Flags:-<5} {:1$} {:.*}", Rgb(1,2,3), 4, "abc");
    let mut ct = Counter { n: 0, limit: 10 }; println!("{:?} {:?} {}", write!(ct, "{:>8}", "x"), write!(ct, "{}{}", 12, 345), ct.n);
    let mut ind = Indent(String::new(), true); writeln!(ind, "{:#?}", Some(Tuple(1, "z".into(), None))).unwrap(); write!(&mut ind, "tail").unwrap(); println!("{}", ind.0);
    let mut bytes = Vec::new(); writeln!(bytes, "{:>5}|{:<5}|", 'c', true).unwrap(); bytes.write_all(b"raw").unwrap(); println!("{:?}", std::str::from_utf8(&bytes));
    let mut buf = [0u8; 6]; { let mut s = &mut buf[..]; println!("{:?} {}", write!(s, "{}", 1234567).map_err(|e| e.kind()), s.len()); } println!("{buf:?}");
    println!("{} | {}", show(format_args!("plain")), show(format_args!("n={}", 1 + 1)));
    println!("{:?} {:?} {:?}", Rc::new(RefCell::new(5)), Cell::new(Some(1)), { let r = RefCell::new(1); let _b = r.borrow_mut(); format!("{r:?}") });
    println!("{:?} {:?} {:?}", Arc::new(Mutex::new("m")), RwLock::new(2.0), { let o = OnceCell::new(); let a = format!("{o:?}"); o.set(3).unwrap(); format!("{a} {o:?}") });
    println!("{:?} {:?} {:?}", OnceLock::from('x'), { let l = LazyCell::new(|| 5); let b = format!("{l:?}"); *l; format!("{b}{l:?}") }, Rc::downgrade(&Rc::new(1)));
    println!("{:?} {:?} {:?} {:?}", VecDeque::from([1, 2]), BTreeSet::from(["b", "a"]), HashMap::from([(1, ())]), [(); 2]);
    println!("{:?} {:?} {:?} {:?}", "a".chars(), [1, 2].iter(), 1..=2, (..3, 4.., ..));  println!("{:?} {:?}", "x y".split(' ').collect::<Vec<_>>().iter().rev(), Some(&mut 5));
    println!("{:5}|{:<5}|{:>5}|{:^5}|{:?}|{:05?}|{:+?}", true, false, '→', "é", 'a'..'c', Some(-3), [1.0, -2.5]); println!("{:8?}|{:<8?}|{:>8?}|{:08.3?}|{:#06b}|{:#o}", "ab", 'c', (), 1.5, 5, 64);
    println!("{0:?} {0} {name:>1$} {name:.prec$} {{}} {{{0}}}", 1, 6, name = "nämé", prec = 2); println!("{:>+9.2e}|{:<12?}|{:e}|{:E}", 12345.678, 1e100, u64::MAX, 0.1f32);
    println!("{:p} {}", std::ptr::null::<u8>(), { let x = 1; format!("{:p}", &x).starts_with("0x") && format!("{:?}", &raw const x).len() > 3 }); fn p<T: Pointer>(_: T) -> usize { std::mem::size_of::<T>() } println!("{} {}", p(&[1u8][..]), p(&1));
    let r = std::panic::catch_unwind(|| format!("{FailDisplay}")); println!("{}", r.is_err()); println!("{:?}", write!(String::new(), "{FailDisplay}"));
    eprintln!("to stderr {:?}", Unit); let d = dbg!(1 + 1) * 2; print!("{d}\n"); std::io::stdout().flush().unwrap(); println!("{}", format!("{:>1$}", "w", 3) + &format!("{:<1$}", "v", d)); assert_eq!(format!("{:?}", 'é'), "'é'", "never {}", 1); let w: &dyn Debug = &c; println!("{w:?} {:?}", n.id);
}
