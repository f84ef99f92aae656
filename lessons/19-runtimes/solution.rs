use std::time::Duration;

async fn clock() {
    for hour in 1..=3 {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        println!("{hour} o'clock");
    }
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(clock());
}
