struct A {
    x: u32;
    y: u32;
}
fn main() {}
