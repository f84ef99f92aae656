// Example 1 with a slip.
use tokio::time::{sleep, Duration};

async fn say_hello() {
    println!("hello...");
    sleep(Duration::from_secs(1)).await;
    println!("world!");
}

#[tokio::mian]
async fn main() {
    say_hello().await;
}
