use std::collections::HashMap;
type Map = HashMap<String, u32>;
type Cb = Box<dyn Fn(u32) -> u32>;
type Dead1 = u8;
type Dead2 = Vec<Dead1>;
type Res<T> = std::result::Result<T, String>;
type Me = S;
struct S { m: Map }
impl Me { fn new() -> Self { Me { m: Map::default() } } }
trait T { type Out; fn out(&self) -> Self::Out; }
type Out = u64;
impl T for S { type Out = Out; fn out(&self) -> Out { self.m.len() as Out } }
fn parse(x: &str) -> Res<u32> { x.parse::<u32>().map_err(|e| e.to_string()) }
fn dead() -> Alive { 1 }
type Alive = u32;
fn gen<X: Default>() -> X { X::default() }
type Only = u16;
mod m { pub type Inside = u8; pub type Never = u8; pub fn f(x: Inside) -> Inside { x } }
fn main() {
    let c: Cb = Box::new(|x| x + 1);
    println!("{} {:?} {}", c(1), parse("3"), S::new().out());
    println!("{} {}", gen::<Only>(), m::f(2));
    async fn g() -> Res<()> { let _k: Res<u8> = Ok(1); Ok(()) }
    let _ = g();
}
