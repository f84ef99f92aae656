// The sleep is made and dropped: no time goes by.
use tokio::time::{sleep, Duration};

async fn say_hello() {
    println!("hello...");
    sleep(Duration::from_secs(1));
    println!("world!");
}

#[tokio::main]
async fn main() {
    say_hello().await;
}
