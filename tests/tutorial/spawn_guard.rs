// A lock of std held over an await.
use std::sync::{Arc, Mutex};
use tokio::time::{sleep, Duration};

#[tokio::main]
async fn main() {
    let count = Arc::new(Mutex::new(0));
    tokio::spawn(async move {
        let mut n = count.lock().unwrap();
        sleep(Duration::from_secs(1)).await;
        *n += 1;
    });

    sleep(Duration::from_secs(2)).await;
}
