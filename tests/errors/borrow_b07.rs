#[derive(Debug)]
struct Cfg<'a> { name: &'a str }
impl<'a> Cfg<'a> { fn name(&self) -> &str { self.name } fn full(&self) -> &'a str { self.name } }
fn load() -> Cfg<'static> { let s = std::env::args().next().unwrap(); Cfg { name: &s } }
fn mk(s: String) -> Cfg<'static> { Cfg { name: s.as_str() } }
fn main() {
    let n; let m;
    {
        let t = String::from("t");
        let c = Cfg { name: "x" };
        n = c.name();
        m = c.full();
        let d = Cfg { name: &t };
        println!("{d:?}");
    }
    println!("{n}{m}");
}
