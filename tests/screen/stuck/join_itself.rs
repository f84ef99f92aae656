use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;
#[tokio::main]
async fn main() {
    let slot: Arc<Mutex<Option<JoinHandle<()>>>> = Arc::new(Mutex::new(None));
    let s = slot.clone();
    let h = tokio::spawn(async move {
        tokio::task::yield_now().await;
        let me = s.lock().await.take().unwrap();
        me.await.unwrap();
    });
    *slot.lock().await = Some(h);
    let (tx, rx) = tokio::sync::oneshot::channel::<()>();
    rx.await.unwrap();
    drop(tx);
}
