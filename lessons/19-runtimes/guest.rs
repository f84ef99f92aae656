use std::time::Duration;

async fn say_hello() {
    println!("hello...");
    async_std::task::sleep(Duration::from_secs(1)).await;
    println!("world!");
}

#[tokio::main]
async fn main() {
    say_hello().await;
}
