fn main() {
    let a: u32 = 5;
    let b: u64 = a;
    let c: usize = 3i32;
    let v = vec![1u8, 2u16];
    println!("{b} {c} {v:?}");
}
