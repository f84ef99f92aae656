// Two ways to wait on a runtime with a single thread.
// `nap` hands the thread back while it waits; `hog` keeps it, and the
// other task cannot run although it has nothing to wait for.
use std::thread;
use tokio::time::{sleep, Duration, Instant};

async fn nap() {
    sleep(Duration::from_secs(2)).await;
}

async fn hog() {
    thread::sleep(Duration::from_secs(2));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let waiter = tokio::spawn(nap());
    let guest = tokio::spawn(async move { start.elapsed().as_secs() });
    println!("beside nap, the guest ran at {} s", guest.await.unwrap());
    waiter.await.unwrap();

    let start = Instant::now();
    let waiter = tokio::spawn(hog());
    let guest = tokio::spawn(async move { start.elapsed().as_secs() });
    println!("beside hog, the guest ran at {} s", guest.await.unwrap());
    waiter.await.unwrap();
}
