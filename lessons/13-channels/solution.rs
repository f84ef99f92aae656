use tokio::sync::mpsc;
use tokio::time::{sleep, Duration};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel::<u32>(4);
    for station in 1..=3 {
        let sender = sender.clone();
        tokio::spawn(async move {
            sleep(Duration::from_secs(u64::from(station))).await;
            sender.send(station * 10).await.unwrap();
        });
    }
    drop(sender);
    let mut sum = 0;
    while let Some(degrees) = receiver.recv().await {
        sum += degrees;
    }
    println!("{} degrees on average", sum / 3);
}
