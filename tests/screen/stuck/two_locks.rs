use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{sleep, Duration};
#[tokio::main]
async fn main() {
    let db = Arc::new(Mutex::new(1));
    let log = Arc::new(Mutex::new(2));
    let (d, l) = (db.clone(), log.clone());
    let t = tokio::spawn(async move {
        let a = d.lock().await;
        sleep(Duration::from_millis(10)).await;
        let b = l.lock().await;
        println!("{} {}", a, b);
    });
    let b = log.lock().await;
    sleep(Duration::from_millis(10)).await;
    let a = db.lock().await;
    println!("{} {}", a, b);
    t.await.unwrap();
}
