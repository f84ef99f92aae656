fn plain() -> usize { 3 }
fn main() { let x = [0u8; plain()]; println!("{:?}", x); }
