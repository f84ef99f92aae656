fn main() {
    let a = 5u9;
    let b = 0b12;
    let c = 300u8;
    println!("{a} {b} {c}");
}
