use std::collections::HashMap;
use std::cell::RefCell;
use std::rc::Rc;
struct Node { name: String, kids: Vec<Node> }
impl Node {
    fn walk<'a>(&'a self, f: &mut dyn FnMut(&'a Node)) { f(self); for k in &self.kids { k.walk(f); } }
    fn names(&self) -> Vec<&str> { let mut v = vec![]; self.walk(&mut |n| v.push(n.name.as_str())); v }
    fn find<'a>(&'a self, p: &dyn Fn(&Node) -> bool) -> Option<&'a Node> { if p(self) { return Some(self); } self.kids.iter().find_map(|k| k.find(p)) }
}
fn by_ref<'a, F: Fn(&'a str) -> &'a str>(s: &'a str, f: F) -> &'a str { f(s) }
fn hr<F>(f: F) -> usize where F: for<'x> Fn(&'x [u8]) -> &'x [u8] { f(&[1, 2, 3]).len() }
fn with_buf<R>(f: impl FnOnce(&mut Vec<u8>) -> R) -> R { let mut b = vec![]; f(&mut b) }
fn apply_mut<T>(v: &mut [T], mut f: impl FnMut(&mut T)) { for x in v { f(x) } }
fn counter() -> impl FnMut() -> u32 { let mut n = 0; move || { n += 1; n } }
fn adder<'a>(v: &'a mut Vec<String>) -> impl FnMut(&str) + 'a { move |s| v.push(s.to_string()) }
fn get<'a>(m: &'a HashMap<String, Vec<u32>>) -> impl Fn(&str) -> Option<&'a Vec<u32>> + 'a { move |k| m.get(k) }
fn boxed<'a>(m: &'a [String]) -> Box<dyn Fn(usize) -> &'a str + 'a> { Box::new(move |i| &m[i]) }
fn main() {
    let n = Node { name: "a".into(), kids: vec![Node { name: "b".into(), kids: vec![] }] };
    println!("{:?} {}", n.names(), n.find(&|x| x.name == "b").is_some());
    println!("{}", by_ref("abc", |s| &s[1..]));
    println!("{}", hr(|s| &s[1..]));
    println!("{}", with_buf(|b| { b.push(1); b.len() }));
    let mut v = vec![String::from("x"), String::from("y")];
    apply_mut(&mut v, |s| s.push('!'));
    let mut total = 0;
    apply_mut(&mut v, |s| total += s.len());
    let mut longest: Option<String> = None;
    apply_mut(&mut v, |s| if longest.as_ref().map_or(true, |l| l.len() < s.len()) { longest = Some(s.clone()) });
    let mut c = counter();
    println!("{} {} {total} {longest:?}", c(), c());
    { let mut add = adder(&mut v); add("z"); let t = String::from("w"); add(&t); }
    let mut m = HashMap::new(); m.insert("k".to_string(), vec![1]);
    println!("{:?} {}", get(&m)("k"), boxed(&v)(2));
    let groups: HashMap<usize, Vec<&str>> = v.iter().fold(HashMap::new(), |mut g, s| { g.entry(s.len()).or_insert_with(Vec::new).push(s.as_str()); g });
    println!("{}", groups.len());
    let mut seen: Vec<&str> = Vec::new();
    v.iter().for_each(|s| seen.push(s));
    let mut best = "";
    v.iter().for_each(|s| if s.len() > best.len() { best = s });
    v.iter().map(|s| s.as_str()).for_each(|s| best = s);
    println!("{} {best}", seen.len());
    let lookup = |i: usize| -> &str { &v[i] };
    println!("{}", lookup(0));
    let pick = |a| -> &str { let s: &String = a; s };
    println!("{}", pick(&v[0]));
    let id = |s: &'static str| s;
    println!("{}", id("q"));
    let log = Rc::new(RefCell::new(Vec::<String>::new()));
    let l2 = log.clone();
    let write = move |s: &str| l2.borrow_mut().push(s.to_string());
    write("a"); write(&String::from("b"));
    println!("{}", log.borrow().len());
    let mut cb: Vec<Box<dyn FnMut(&str) -> usize>> = vec![];
    let mut seen2 = 0;
    cb.push(Box::new(move |s| { seen2 += s.len(); seen2 }));
    for f in cb.iter_mut() { println!("{}", f("abc")); }
    let mut buf = String::new();
    let mut push = |s: &str| -> usize { buf.push_str(s); buf.len() };
    push("a"); push("b");
    let words: Vec<String> = "a b".split(' ').map(|w| w.to_string()).collect();
    let refs: Vec<&String> = words.iter().filter(|w| w.len() > 0).collect();
    let idx: HashMap<&str, usize> = words.iter().enumerate().map(|(i, w)| (w.as_str(), i)).collect();
    let first = words.iter().max_by_key(|w| w.len()).map(|w| w.as_str()).unwrap_or("");
    let sorted = { let mut s = words.clone(); s.sort_by(|a, b| a.cmp(b)); s.sort_by_key(|s| s.clone()); s };
    println!("{} {} {first} {}", refs.len(), idx.len(), sorted.len());
    let mut it = words.iter();
    let mut next = || it.next();
    println!("{:?} {:?}", next(), next());
    let mut slot = Some(3);
    let mut take = || slot.take();
    println!("{:?}{:?}", take(), take());
    let mut items = vec![1, 2, 3];
    let mut last = || items.pop();
    last();
    let r = &mut items;
    let grow = move |x| r.push(x);
    { let mut g = grow; g(1); g(2); }
    let mut state = (vec![0u8; 2], 0usize);
    let mut step = |d: u8| { let (b, i) = &mut state; b[*i] = d; *i += 1; b[0] };
    step(1); step(2);
    let comp = |f: &dyn Fn(i32) -> i32, g: &dyn Fn(i32) -> i32, x: i32| f(g(x));
    println!("{}", comp(&|x| x + 1, &|x| x * 2, 3));
    let _ = |x: &u32| *x;
}
