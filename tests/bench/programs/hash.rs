use std::collections::HashMap;
fn main() {
    let mut m: HashMap<u64, u64> = HashMap::new();
    let mut x = 12345_u32;
    for i in 0..1_000_000_u64 {
        x = x.wrapping_mul(1664525).wrapping_add(1013904223);
        *m.entry((x >> 8) as u64).or_insert(0) += i;
    }
    let mut sum = 0_u64;
    for (k, v) in &m {
        sum = sum.wrapping_add(k ^ v);
    }
    println!("{} {}", m.len(), sum);
}
