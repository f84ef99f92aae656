use tokio::time::{sleep, Duration};

#[tokio::main]
async fn main() {
    tokio::spawn(async {
        sleep(Duration::from_secs(1)).await;
        println!("task A");
    });

    tokio::spawn(async {
        sleep(Duration::from_secs(1)).await;
        println!("task B");
    });

    sleep(Duration::from_secs(2)).await;
}
