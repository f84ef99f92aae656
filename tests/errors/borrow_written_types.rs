fn pick(x: &str) -> &str { x }
fn lit<'a>(s: &'a str, t: &str) -> &'a str {
    let x: &'a str = s;
    let y: &'static str = "b";
    let z: &'a str = t;
    if x.len() > 1 { y } else { z }
}
fn main() {
    let s = String::from("a");
    let k: &'static str = &s;
    println!("{k}");
    let v: Vec<&'static str> = vec![pick(&s)];
    println!("{v:?} {}", lit("a", "b"));
    let b: Box<dyn Fn() -> usize + 'static> = Box::new(|| s.len());
    println!("{}", b());
}
