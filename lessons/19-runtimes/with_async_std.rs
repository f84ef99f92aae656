use std::time::Duration;

async fn say_hello() {
    println!("hello...");
    async_std::task::sleep(Duration::from_secs(1)).await;
    println!("world!");
}

fn main() {
    async_std::task::block_on(say_hello());
}
