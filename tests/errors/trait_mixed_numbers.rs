fn main() {
    let a = 3i32;
    let b = 2.5f64;
    println!("{} {}", a * b, 1u8 + 2u64);
}
