#![deny(unused_variables)]
fn dead() {}
fn must() -> Result<(), u8> { Ok(()) }
fn main() {
    let x = 1;
    must();
    let mut y = 2;
    println!("{}", y);
    let mut k = 3;
    k = 4;
}
