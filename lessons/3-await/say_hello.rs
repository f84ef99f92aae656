use tokio::time::{sleep, Duration};

async fn say_hello() {
    println!("hello...");
    sleep(Duration::from_secs(1)).await;
    println!("world!");
}

#[tokio::main]
async fn main() {
    say_hello().await;
}
