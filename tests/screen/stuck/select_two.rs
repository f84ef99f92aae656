#[tokio::main]
async fn main() {
    let (tx, rx) = tokio::sync::oneshot::channel::<i32>();
    let n = tokio::sync::Notify::new();
    tokio::select! { _ = n.notified() => {}, v = rx => { println!("{v:?}") } }
    drop(tx);
}
