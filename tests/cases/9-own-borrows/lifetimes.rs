use std::fmt::Debug;
struct Parser<'a> { text: &'a str, pos: usize }
impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self { Self { text, pos: 0 } }
    fn word(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.pos..];
        let rest = rest.trim_start();
        if rest.is_empty() { return None; }
        let start = self.text.len() - rest.len();
        let end = rest.find(' ').map(|i| start + i).unwrap_or(self.text.len());
        self.pos = end;
        Some(&self.text[start..end])
    }
}
impl<'a> Iterator for Parser<'a> { type Item = &'a str; fn next(&mut self) -> Option<&'a str> { self.word() } }
trait Shape { fn name(&self) -> &str; fn area(&self) -> f64; }
struct Sq(String, f64);
impl Shape for Sq { fn name(&self) -> &str { &self.0 } fn area(&self) -> f64 { self.1 * self.1 } }
fn biggest<'a>(v: &'a [Box<dyn Shape>]) -> &'a dyn Shape { let mut b = &v[0]; for s in v { if s.area() > b.area() { b = s; } } b.as_ref() }
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str { if a.len() > b.len() { a } else { b } }
fn pair<'a, 'b: 'a>(a: &'a str, b: &'b str) -> &'a str { if a.is_empty() { b } else { a } }
fn show<T: Debug + ?Sized>(t: &T) -> String { format!("{t:?}") }
fn split<'a>(s: &'a str, out: &mut Vec<&'a str>) { for w in s.split(',') { out.push(w); } }
fn boxed<T: Debug + 'static>(t: T) -> Box<dyn Debug> { Box::new(t) }
fn bor<'a, T: Debug + 'a>(t: T) -> Box<dyn Debug + 'a> { Box::new(t) }
fn evens(v: &[i32]) -> impl Iterator<Item = &i32> + '_ { v.iter().filter(|x| **x % 2 == 0) }
fn group<'a>(w: &[&'a str]) -> std::collections::BTreeMap<char, Vec<&'a str>> { let mut m = std::collections::BTreeMap::new(); for s in w { m.entry(s.chars().next().unwrap()).or_insert_with(Vec::new).push(*s); } m }
struct Cache<'c, F: Fn(&str) -> usize> { f: F, last: Option<&'c str> }
impl<'c, F: Fn(&str) -> usize> Cache<'c, F> { fn run(&mut self, s: &'c str) -> usize { self.last = Some(s); (self.f)(s) } }
struct Stack<T> { v: Vec<T> }
impl<T> Stack<T> { fn peek(&self) -> Option<&T> { self.v.last() } fn peek_mut(&mut self) -> Option<&mut T> { self.v.last_mut() } fn iter(&self) -> It<'_, T> { It { s: &self.v, i: 0 } } }
struct It<'a, T> { s: &'a [T], i: usize }
impl<'a, T> Iterator for It<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<Self::Item> { let r = self.s.get(self.i); self.i += 1; r } }
struct Mut<'a> { rest: &'a mut [i32] }
impl<'a> Mut<'a> { fn next(&mut self) -> Option<&'a mut i32> { let r = std::mem::take(&mut self.rest); let (f, rest) = r.split_first_mut()?; self.rest = rest; Some(f) } }
const NAMES: [&str; 2] = ["a", "b"];
static GREETING: &str = "hi";
fn pick(i: usize) -> &'static str { if i == 0 { GREETING } else { NAMES[1] } }
fn main() {
    let text = String::from("one two three");
    let words: Vec<&str> = { let mut p = Parser::new(&text); let mut v = vec![]; while let Some(w) = p.word() { v.push(w); } v };
    println!("{words:?} {}", Parser::new(&text).count());
    let v: Vec<Box<dyn Shape>> = vec![Box::new(Sq("a".into(), 1.0)), Box::new(Sq("b".into(), 2.0))];
    println!("{}", biggest(&v).name());
    let r; { let t = "static"; r = longest(t, "x"); } println!("{r}");
    let a = String::from("a"); { let b = String::from("b"); println!("{}", pair(&a, &b)); println!("{}", longest(&a, &b)); }
    println!("{}", show("x"));
    let mut out = vec![]; split(&text, &mut out); println!("{out:?}");
    println!("{:?} {:?}", boxed(1), bor(&text));
    println!("{:?}", evens(&[1, 2, 4]).collect::<Vec<_>>());
    println!("{:?}", group(&["ab", "b", "ac"]));
    let mut c = Cache { f: |s| s.len(), last: None };
    println!("{} {:?}", c.run(&text), c.last);
    let mut s = Stack { v: vec![1, 2] };
    if let Some(x) = s.peek_mut() { *x = 5; }
    println!("{:?} {}", s.peek(), s.iter().count());
    s.v.push(3);
    let mut d = [1, 2, 3];
    { let mut m = Mut { rest: &mut d }; let x = m.next().unwrap(); let y = m.next().unwrap(); std::mem::swap(x, y); }
    println!("{d:?} {}", pick(0));
}
