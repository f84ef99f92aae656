use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{sleep, Duration};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let knife = Arc::new(Mutex::new("knife"));
    let fork = Arc::new(Mutex::new("fork"));
    let (k, f) = (knife.clone(), fork.clone());
    let guest = tokio::spawn(async move {
        let _first = f.lock().await;
        sleep(Duration::from_secs(1)).await;
        let _second = k.lock().await;
        println!("the guest eats");
    });
    let _first = knife.lock().await;
    sleep(Duration::from_secs(1)).await;
    let _second = fork.lock().await;
    println!("the host eats");
    guest.await.unwrap();
}
