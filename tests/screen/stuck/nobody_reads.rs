use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, rx) = mpsc::channel::<i32>(1);
    tx.send(1).await.unwrap();
    tx.send(2).await.unwrap();
    println!("sent"); drop(rx);
}
