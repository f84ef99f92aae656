use std::time::Duration;

async fn clock() {
    for hour in 1..=3 {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        println!("{hour} o'clock");
    }
}

fn main() {
    async_std::task::block_on(clock());
}
