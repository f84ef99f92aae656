use std::sync::{Arc, Mutex};
use tokio::time::{sleep, Duration};

async fn add(list: Arc<Mutex<Vec<u32>>>, n: u32) {
    sleep(Duration::from_secs(u64::from(n))).await;
    list.lock().unwrap().push(n);
}

#[tokio::main]
async fn main() {
    let list = Arc::new(Mutex::new(Vec::new()));
    let one = tokio::spawn(add(list.clone(), 1));
    let two = tokio::spawn(add(list.clone(), 2));
    one.await.unwrap();
    two.await.unwrap();
    println!("{:?}", list.lock().unwrap());
}
