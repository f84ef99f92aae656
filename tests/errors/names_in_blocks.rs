// Imports and names twice inside of bodies.
mod m {
    pub fn f() {}
}

fn main() {
    use m::nope;
    let _x = nope::connect(1);
    m::f();
}

fn two() {
    fn a() {}
    fn a() {}
    use std::fmt;
    use std::fmt;
    use std::nowhere::Z;
    let _z: Z = fmt::Error;
    a();
}
