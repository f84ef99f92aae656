// W5: fib(30) by recursion, and ten million steps over a Vec.
fn fib(n: u32) -> u64 {
    if n < 2 { n as u64 } else { fib(n - 1) + fib(n - 2) }
}

fn main() {
    println!("{}", fib(30));
    let v: Vec<u64> = (0..1024).collect();
    let mut sum = 0u64;
    for i in 0..10_000_000u64 {
        sum += v[(i & 1023) as usize] ^ i;
    }
    println!("{sum}");
}
