async fn countdown(n: u32) -> u32 {
    while n > 0 {
        n -= 1;
    }
    n
}

#[tokio::main]
async fn main() {
    println!("{}", countdown(3).await);
}
