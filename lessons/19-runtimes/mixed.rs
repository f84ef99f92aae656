use std::time::Duration;

async fn say_hello() {
    println!("hello...");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("world!");
}

fn main() {
    smol::block_on(say_hello());
}
