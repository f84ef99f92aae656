fn first<'a, 'b>(a: &'a str, b: &'b str) -> &'a str { b }
fn anon(a: &str, b: &mut Vec<&str>) { b.push(a); }
fn named<'a>(a: &'a str, b: &str) -> &'a str { if a.is_empty() { b } else { a } }
fn stat(a: &str) -> &'static str { a }
struct H<'a> { s: &'a str }
impl<'a> H<'a> {
    fn get(&self) -> &'a str { self.s }
    fn set(&mut self, s: &str) { self.s = s; }
    fn pick(&self, o: &str) -> &str { o }
    fn long<'b>(&'b self, o: &'b str) -> &'a str { o }
}
fn boxed(s: &str) -> Box<dyn Fn() + 'static> { let n = s; Box::new(move || println!("{n}")) }
fn generic<T: std::fmt::Debug>(t: T) -> Box<dyn std::fmt::Debug> { Box::new(t) }
fn main() {}
