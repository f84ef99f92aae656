use tokio::time::{sleep, Duration};

fn main() {
    sleep(Duration::from_secs(1)).await;
    println!("done");
}
