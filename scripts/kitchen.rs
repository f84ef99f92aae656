// The same three jobs twice: one after another, then together.
// Only the second way lets the waiting overlap.
use tokio::time::{sleep, Duration, Instant};

async fn cook(dish: &str, secs: u64) -> u64 {
    println!("  {dish}: on the stove");
    sleep(Duration::from_secs(secs)).await;
    println!("  {dish}: ready");
    secs
}

#[tokio::main]
async fn main() {
    println!("one after another");
    let start = Instant::now();
    let mut work = 0;
    work += cook("soup", 3).await;
    work += cook("rice", 2).await;
    work += cook("tea", 1).await;
    println!("{work} s of waiting took {} s", start.elapsed().as_secs());

    println!("together");
    let start = Instant::now();
    let (soup, rice, tea) = tokio::join!(cook("soup", 3), cook("rice", 2), cook("tea", 1));
    let work = soup + rice + tea;
    println!("{work} s of waiting took {} s", start.elapsed().as_secs());
}
