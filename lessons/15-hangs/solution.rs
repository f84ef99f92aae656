use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{sleep, Duration};

async fn transfer(from: Arc<Mutex<u32>>, to: Arc<Mutex<u32>>, coins: u32) {
    *from.lock().await -= coins;
    sleep(Duration::from_secs(1)).await;
    *to.lock().await += coins;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let ada = Arc::new(Mutex::new(10));
    let bo = Arc::new(Mutex::new(10));
    let one = tokio::spawn(transfer(ada.clone(), bo.clone(), 3));
    let two = tokio::spawn(transfer(bo.clone(), ada.clone(), 1));
    one.await.unwrap();
    two.await.unwrap();
    println!("Ada {}, Bo {}", ada.lock().await, bo.lock().await);
}
