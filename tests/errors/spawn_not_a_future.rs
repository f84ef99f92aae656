use tokio::time::{sleep, Duration};

#[tokio::main]
async fn main() {
    tokio::spawn(|| {
        println!("task A");
    });

    sleep(Duration::from_secs(2)).await;
}
