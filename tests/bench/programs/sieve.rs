fn main() {
    let n = 2_000_000_usize;
    let mut composite = vec![false; n + 1];
    let mut count = 0_u32;
    let mut i = 2;
    while i <= n {
        if !composite[i] {
            count += 1;
            let mut j = i * i;
            while j <= n {
                composite[j] = true;
                j += i;
            }
        }
        i += 1;
    }
    println!("{count}");
}
