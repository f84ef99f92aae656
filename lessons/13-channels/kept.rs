use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(8);
    for name in ["Ada", "Bo"] {
        let sender = sender.clone();
        tokio::spawn(async move {
            sender.send(name).await.unwrap();
        });
    }
    while let Some(name) = receiver.recv().await {
        println!("{name} was here");
    }
    println!("that was all");
}
