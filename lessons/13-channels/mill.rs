use tokio::sync::mpsc;
use tokio::time::{sleep, Duration};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(1);
    let mill = tokio::spawn(async move {
        for sack in 1..=3 {
            sender.send(sack).await.unwrap();
            println!("the mill hands over sack {sack}");
        }
    });
    while let Some(sack) = receiver.recv().await {
        println!("    the baker takes sack {sack}");
        sleep(Duration::from_secs(1)).await;
    }
    mill.await.unwrap();
    println!("no more sacks");
}
