async fn count(n: u32) -> u32 {
    if n == 0 { 0 } else { 1 + count(n - 1).await }
}

#[tokio::main]
async fn main() {
    println!("{}", count(3).await);
}
