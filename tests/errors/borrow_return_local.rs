fn a() -> &'static str { let s = String::from("x"); &s }
fn b<'a>() -> Vec<&'a str> { let s = String::from("x y"); s.split(' ').collect() }
fn c(v: &Vec<String>) -> &str { let t = v[0].clone(); t.as_str() }
fn d() -> impl Iterator<Item = &'static i32> { let v = vec![1]; v.iter().map(|x| x) }
fn e(s: String) -> &'static str { let t = &s[1..]; t }
struct P { n: String }
impl P {
    fn name(&self) -> &str { let u = self.n.to_uppercase(); &u }
    fn it(&self) -> std::slice::Iter<'_, u8> { let u = self.n.clone().into_bytes(); u.iter() }
}
fn main() { a(); b(); }
