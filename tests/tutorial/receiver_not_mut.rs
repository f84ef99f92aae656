// A receiver changes when it receives.
#[tokio::main]
async fn main() {
    let (tx, rx) = tokio::sync::mpsc::channel(1);
    tx.send(42).await.unwrap();
    println!("{:?}", rx.recv().await);
}
