fn main() {
    let v: Vec<u64> = (0..2_000_000).collect();
    let sum: u64 = v.iter().filter(|x| **x % 3 == 0).map(|x| x * 2 + 1).take_while(|x| *x < 3_000_000).sum();
    let big = v.iter().enumerate().map(|(i, x)| i as u64 ^ *x).max().unwrap();
    println!("{sum} {big}");
}
