#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = tokio::sync::mpsc::channel::<u8>(1);
    tx.send(1).await.unwrap();
    tokio::select! {
        Some(v) = rx.recv() => println!("{}", v),
        else => println!("none"),
    }
    let r = tokio::select! {
        Some(unused) = rx.recv() => 1,
        _ = tokio::task::yield_now() => 2,
    };
    println!("{}", r);
    tokio::select! {
        biased;
        (a, b) = async { (1, 2) } => println!("{}", a),
        mut k = async { 4 } => println!("{}", k),
    }
}
