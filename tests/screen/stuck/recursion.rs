fn deep(n: u64) -> u64 { if n == u64::MAX { 0 } else { 1 + deep(n + 1) } }
#[tokio::main]
async fn main() {
    println!("start");
    println!("{}", deep(0));
}
