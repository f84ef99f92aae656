trait Draw { fn name(&self) -> &str; fn set(&mut self, s: &str); }
struct A(String);
impl Draw for A { fn name(&self) -> &str { &self.0 } fn set(&mut self, s: &str) { self.0 = s.to_string(); } }
fn go(d: &mut dyn Draw) { let n = d.name(); d.set("x"); println!("{n}"); }
fn gen<T: Draw>(mut t: T) { let n = t.name(); t.set("y"); println!("{n}"); }
fn all(v: Vec<Box<dyn Draw>>) -> Vec<&'static str> { v.iter().map(|d| d.name()).collect() }
fn keep<T: Draw>(t: T) -> Box<dyn Draw> { Box::new(t) }
fn hold<'a, T>(t: &'a T) -> &'a T { t }
struct W<T> { t: T }
impl<T> W<T> { fn get(&self) -> &T { &self.t } fn mv(&self) -> T { self.t } }
fn st<T: std::fmt::Display>(t: T) { std::thread::spawn(move || println!("{t}")); }
fn main() {}
