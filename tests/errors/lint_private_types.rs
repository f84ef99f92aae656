struct Config { n: u32 }
#[derive(Default)]
pub struct Svc { conf: Option<Config>, pub other: Vec<Config> }
pub fn load() -> Config { Config { n: 1 } }
pub async fn aload(c: &Config) -> Option<u32> { Some(c.n) }
impl Svc {
    pub fn conf(&self) -> Option<&Config> { self.conf.as_ref() }
    pub async fn set(&mut self, c: Config) { self.conf = Some(c); }
    fn quiet(&self, _c: &Config) {}
}
pub trait Named { fn name(&self) -> Config; }
impl Named for Svc { fn name(&self) -> Config { load() } }
pub enum E { A(Config), B { c: Config } }
pub const C: Option<Config> = None;
pub type Al = Vec<Config>;
pub fn gen<T: Hidden>(_t: T) {}
trait Hidden {}
impl Hidden for u8 {}
mod m {
    pub(crate) struct Inside;
    pub(crate) fn f() -> Inside { Inside }
    pub fn g() -> Inside { Inside }
    struct Own;
    pub(super) fn h() -> Own { Own }
    pub(crate) struct X { pub o: Option<Own> }
}
#[tokio::main]
async fn main() {
    let mut s = Svc::default(); s.set(load()).await; s.quiet(&load()); println!("{:?}{}", aload(&load()).await, s.conf().is_some());
    println!("{}", s.other.len()); let _ = s.name(); let _ = E::A(load()); let _ = E::B { c: load() }; let _: Al = vec![]; gen(1u8); let _ = C; m::f(); m::g(); m::h(); let _ = m::X { o: None }.o;
}
