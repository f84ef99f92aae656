use std::time::Duration;

async fn say_hello() {
    println!("hello...");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("world!");
}

#[tokio::main]
async fn main() {
    say_hello().await;
}
