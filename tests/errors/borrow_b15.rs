fn parse(s: &str) -> Vec<&str> { let t = s.trim().to_lowercase(); t.split(' ').collect() }
fn head(s: String) -> Option<&'static str> { s.split(' ').next() }
fn nums() -> &'static [i32] { &vec![1, 2] }
fn arr() -> &'static [i32] { let a = [1, 2]; &a[..] }
fn ok() -> &'static [i32] { &[1, 2] }
fn tup<'a>() -> (&'a str, usize) { let s = String::from("x"); (&s, s.len()) }
fn res(s: &str) -> Result<&str, String> { let t = s.replace("a", "b"); if t.is_empty() { return Err(t); } Ok(&t) }
fn opt() -> Option<&'static String> { let s = String::new(); Some(&s) }
fn chars<'a>() -> std::str::Chars<'a> { let s = String::from("a"); s.chars() }
fn main() {
    let l = String::from("a,b").split(',').collect::<Vec<_>>();
    println!("{l:?}");
    let t = String::from("x").trim();
    println!("{t}");
    let s = format!("{}", 1).as_str().len();
    println!("{s}");
}
