fn main() {
    let v: Vec<u64> = (0..1024).collect();
    let mut sum = 0u64;
    for i in 0..10_000_000u64 {
        sum += v[(i & 1023) as usize] ^ i;
    }
    println!("{sum}");
}
