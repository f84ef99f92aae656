fn apply<F: Fn(&str) -> &str>(f: F) -> usize {
    let r;
    { let s = String::from("a"); r = f(&s); }
    r.len()
}
fn grow(f: impl Fn(&Vec<u32>) -> &u32) {
    let mut v = vec![1];
    let x = f(&v);
    v.push(2);
    println!("{x}");
}
struct Store<'s, F> { items: Vec<&'s str>, f: F }
impl<'s, F> Store<'s, F> where F: FnMut(&str) -> bool {
    fn run(&mut self) -> Option<&'s str> { for i in 0..self.items.len() { if (self.f)(self.items[i]) { return Some(self.items[i]); } } None }
}
fn tied<'a, F>(mut f: F, s: &'a str) -> &'a str where F: FnMut(&'a str) -> &'a str {
    let a = f(s);
    { let t = String::from("t"); f(&t); }
    a
}
fn free<'a>(f: impl Fn(&'a str) -> usize, s: &'a str) -> usize { f(s) + f("lit") }
fn each(v: &mut Vec<String>, mut f: impl FnMut(&mut String)) { for s in v.iter_mut() { f(s); f(s); } }
fn make() -> impl Fn(&str) -> &str { |s| s.trim() }
fn main() {
    println!("{}", apply(|s| s));
    grow(|v| &v[0]);
    println!("{:?}", Store { items: vec!["a"], f: |s: &str| s.len() == 1 }.run());
    println!("{} {}", tied(|s| s, "a"), free(|s| s.len(), "b"));
    let mut v = vec![String::new()];
    let mut n = 0;
    each(&mut v, |s| { s.push('x'); n += 1; });
    println!("{n}");
    let m = make();
    let q; { let s = String::from("z"); q = m(&s); }
    println!("{q}");
}
