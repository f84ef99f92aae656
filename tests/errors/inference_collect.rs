fn main() {
    let v = (1..4).map(|n| n * 2).collect();
    let n = "5".parse().unwrap();
    println!("done");
}
