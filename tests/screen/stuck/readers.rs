use std::sync::Arc;
use tokio::sync::{oneshot, RwLock};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let config = Arc::new(RwLock::new(1));
    let (first, second) = (config.clone(), config.clone());
    let (never, stop) = oneshot::channel::<()>();
    tokio::spawn(async move {
        let _held = first.read().await;
        let _ = stop.await;
    });
    tokio::spawn(async move {
        println!("read {}", second.read().await);
    });
    tokio::task::yield_now().await;
    *config.write().await += 1;
    drop(never);
}
