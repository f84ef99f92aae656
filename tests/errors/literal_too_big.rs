fn main() {
    let a: u8 = 256;
    let b: i8 = -129;
    println!("{a} {b}");
}
