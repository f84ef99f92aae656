use tokio::time::{sleep, Duration};

async fn step(n: u32) {
    println!("step {n}");
}

#[tokio::main]
async fn main() {
    step(1);
    sleep(Duration::from_secs(1));
    async {
        step(2).await;
    };
    step(3).await;
}
