use std::collections::HashMap;
fn pick(x: &str) -> &str { x }
struct Op { f: fn(&str) -> &str, g: Box<dyn Fn(&[u32]) -> &u32> }
type F = fn(&str) -> &str;
fn apply(f: &dyn Fn(&str) -> &str, s: &str) -> usize { f(s).len() }
fn main() {
    let f: fn(&str) -> &str = pick;
    let r;
    { let s = String::from("a"); r = f(&s); }
    println!("{r}");
    let o = Op { f: pick, g: Box::new(|v| &v[0]) };
    let r2;
    { let s = String::from("a"); r2 = (o.f)(&s); }
    println!("{r2}");
    let mut v = vec![1, 2];
    let first = (o.g)(&v);
    v.push(3);
    println!("{first}");
    let h: F = pick;
    let mut t = String::from("t");
    let u = h(&t);
    t.push('x');
    println!("{u} {}", apply(&pick, "a"));
    let mut m: HashMap<&str, fn(&str) -> &str> = HashMap::new();
    m.insert("a", pick);
    let w = m["a"](&t);
    drop(t);
    println!("{w}");
}
