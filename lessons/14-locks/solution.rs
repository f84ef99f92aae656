use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{sleep, Duration};

async fn pay(purse: Arc<Mutex<u32>>, price: u32) {
    let mut money = purse.lock().await;
    sleep(Duration::from_millis(100)).await; // the shop assistant counts
    *money -= price;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let purse = Arc::new(Mutex::new(100));
    let bread = tokio::spawn(pay(purse.clone(), 5));
    let cheese = tokio::spawn(pay(purse.clone(), 20));
    bread.await.unwrap();
    cheese.await.unwrap();
    println!("{} coins are left", purse.lock().await);
}
