use tokio::sync::mpsc;
#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<i32>(1);
    let keep = tx.clone();
    tokio::spawn(async move { for i in 0..3 { tx.send(i).await.unwrap(); } });
    while let Some(x) = rx.recv().await { println!("{x}"); }
    drop(keep);
}
