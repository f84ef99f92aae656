use std::sync::Arc;
use tokio::sync::Semaphore;
#[tokio::main]
async fn main() {
    let pool = Arc::new(Semaphore::new(2));
    let mut hs = vec![];
    for id in 0..2 {
        let pool = pool.clone();
        hs.push(tokio::spawn(async move {
            let _first = pool.acquire().await.unwrap();
            tokio::task::yield_now().await;
            let _second = pool.acquire().await.unwrap();
            println!("{id} has two");
        }));
    }
    for h in hs { h.await.unwrap(); }
}
