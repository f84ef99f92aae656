use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::unbounded_channel();
    for i in 0..200 { tx.send(i).unwrap(); }
    drop(tx);
    let h = tokio::spawn(async { println!("other"); });
    let mut n = 0;
    while let Some(_) = rx.recv().await { n += 1; }
    println!("{n}");
    h.await.unwrap();
}
