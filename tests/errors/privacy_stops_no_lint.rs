use std::rc::Rc;
mod inner {
    pub struct A { n: u32 }
    impl A { pub fn new() -> A { A { n: 1 } } }
    pub fn unused() {}
}
fn dead() {}
fn res() -> Result<(), ()> { Ok(()) }
fn main() {
    let a = inner::A::new();
    res();
    let x = 3;
    let inner::A { n } = a;
}
