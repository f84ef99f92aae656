// Callables whose signature is written, kept in structs, boxes, maps and slices: nothing of it is refused.
use std::collections::HashMap;
use std::rc::Rc;
fn pick(x: &str) -> &str { x }
fn two<'a>(x: &'a str, _: &str) -> &'a str { x }
struct Op<'n> { name: &'n str, f: fn(&str) -> &str, g: Box<dyn Fn(&[u32]) -> u32 + 'n>, h: Option<Rc<dyn for<'x> Fn(&'x str, &str) -> &'x str>> }
type F = fn(&str) -> &str;
type Handler<'a, T> = Box<dyn FnMut(&mut T) + 'a>;
fn apply(f: &dyn Fn(&str) -> &str, s: &str) -> usize { f(s).len() }
fn keep<'a>(fs: &[fn(&'a str) -> &'a str], s: &'a str) -> &'a str { let mut s = s; for f in fs { s = f(s); } s }
fn ret<'a>(k: &'a str) -> impl Fn(&str) -> String + 'a { move |x| format!("{k}{x}") }
fn bx<'a>(k: &'a str) -> Box<dyn Fn(&str) -> &'a str + 'a> { Box::new(move |_| k) }
fn compose(a: fn(&str) -> &str, b: F) -> impl Fn(&str) -> String { move |x| b(a(x)).to_string() }
fn main() {
    let f: fn(&str) -> &str = pick;
    let mut s = String::from("a");
    println!("{}", f(&s));
    s.push('x');
    println!("{}", f(&s));
    let n = String::from("n");
    let k = 5;
    let mut o = Op { name: &n, f: pick, g: Box::new(|v| v[0] + k), h: None };
    let mut v = vec![1, 2];
    let first = (o.g)(&v);
    v.push(3);
    println!("{first} {}", (o.g)(&v));
    o.h = Some(Rc::new(two));
    let h = o.h.clone().unwrap();
    let r;
    { let t = String::from("tmp"); r = h(&n, &t); }
    println!("{r} {}", o.name);
    let g: F = pick;
    let mut t = String::from("t");
    let u = g(&t).len();
    t.push('x');
    println!("{u} {}", apply(&pick, "a"));
    let mut m: HashMap<&str, fn(&str) -> &str> = HashMap::new();
    m.insert("a", pick);
    let w = m["a"](&t).to_string();
    drop(t);
    println!("{w}");
    let table: [(&str, fn(&str) -> &str); 2] = [("p", pick), ("t", str::trim)];
    for (name, f) in table { let q = String::from(name); println!("{}", f(&q)); }
    println!("{}", keep(&[pick], "z"));
    let mut sum = 0;
    { let mut hs: Vec<Handler<u32>> = Vec::new(); hs.push(Box::new(|x| { *x += 1; sum += *x; })); let mut x = 1; for h in &mut hs { h(&mut x); h(&mut x); } }
    println!("{sum}");
    let b: Box<dyn Fn(&str) -> &str> = Box::new(|x| &x[..x.len().min(3)]);
    let mut z = String::from("zzzzz");
    let y = b(&z).len();
    z.push_str(b("q"));
    println!("{y} {z} {} {}", ret("a")("b"), bx("k")("l"));
    let c: &dyn Fn(u32) -> u32 = &|x| x + k;
    println!("{} {}", c(1), compose(pick, pick)("x"));
    let fm: &mut dyn FnMut(&str) = &mut |x| sum += x.len() as u32;
    fm("a"); { let p = String::from("pp"); fm(&p); }
    println!("{sum}");
    let l: &str = &n; let ls: Vec<&str> = l.split(',').collect(); println!("{ls:?}");
    let st: &'static str = "lit"; let oo: Option<&'static str> = Some(st); println!("{oo:?}");
    let fs: Vec<Box<dyn Fn(&str) -> String>> = vec![Box::new(|s| s.to_uppercase()), Box::new(move |s| format!("{s}{k}"))];
    let mut acc = String::from("a");
    for f in fs.iter() { acc = f(&acc); }
    println!("{acc}");
    let q = std::mem::take(&mut acc); let id: fn(String) -> String = |s| s; println!("{}", id(q));
}
