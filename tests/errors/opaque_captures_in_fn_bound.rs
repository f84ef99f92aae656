fn make<'a>(x: &'a str) -> impl Fn() -> &'a str { move || x }
fn make2<'a, 'b>(x: &'a str, _y: &'b str) -> impl Fn(&'a str) -> usize { move |s| s.len() + x.len() }
fn main() {
    let f;
    { let s = String::from("a"); f = make(&s); }
    println!("{}", f());
    let g;
    let a = String::from("b");
    { let s = String::from("a"); g = make2(&a, &s); }
    println!("{}", g(&a));
}
