#[forbid(unused_variables)]
fn a() {
    #[allow(unused_variables)]
    let x = 1;
}
#[allow(overflowing_literals)]
fn main() {
    let x: u8 = 300;
    println!("{}", x);
    a();
    #[allow(arithmetic_overflow)]
    let k = 255u8 + 1;
    println!("{}", k);
}
