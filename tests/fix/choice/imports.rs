use std::sync::Mutx as Lock;
use tokio::tme::sleep;
use futurez::future::join;

#[tokio::main]
async fn main() {
    let m = Lock::new(3);
    let (a, b) = join(async { 1 }, async { sleep(std::time::Duration::from_millis(2)).await }).await;
    println!("{a} {b:?} {m:?}");
    let mut both = futures::stream::iter([1, 2]);
    println!("{:?}", both.next().await);
}
