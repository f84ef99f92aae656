fn counter() -> impl FnMut() -> u32 { let mut n = 0; || { n += 1; n } }
fn adder(x: i32) -> Box<dyn Fn(i32) -> i32> { Box::new(|y| x + y) }
fn greet(n: &str) -> impl Fn() -> String { || format!("hi {n}") }
fn words(s: &str) -> impl Iterator<Item = String> { s.split(' ').map(|w| w.to_string()) }
fn get<'a>(v: &'a Vec<String>, d: &str) -> &'a str { v.first().map(|s| s.as_str()).unwrap_or(d) }
fn main() {}
