#![deny(warnings)]
fn dead() {}
#[allow(unused_must_use)]
fn main() {
    must();
    #[allow(unused_variables)]
    let mut y = 2;
    loop { break; println!("x"); }
}
fn must() -> Result<(), u8> { Ok(()) }
