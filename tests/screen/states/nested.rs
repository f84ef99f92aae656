use tokio::time::{sleep, Duration};
async fn inner(n: u64) -> u64 { let kept = n + 1; sleep(Duration::from_millis(n)).await; sleep(Duration::from_millis(1)).await; kept }
async fn outer<T: Into<u64>>(t: T) -> u64 { let v = inner(t.into()).await; v + 1 }
#[tokio::main]
async fn main() {
    let h = tokio::spawn(async { outer(5u32).await });
    let m = outer(7u32).await;
    println!("{} {}", m, h.await.unwrap());
}
