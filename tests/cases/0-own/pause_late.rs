use tokio::time::{self, sleep, timeout, interval, Duration, Instant};
async fn late() {
    sleep(Duration::from_millis(5)).await;
    time::pause();
    let t = Instant::now();
    sleep(Duration::from_millis(10)).await;
    println!("{:?}", t.elapsed());
    let r = timeout(Duration::from_millis(20), std::future::pending::<()>()).await;
    println!("{} {:?}", r.is_err(), t.elapsed());
    let mut i = interval(Duration::from_millis(100));
    for _ in 0..3 { i.tick().await; println!("{:?}", t.elapsed()); }
    let s = tokio::spawn(async { sleep(Duration::from_millis(50)).await; });
    tokio::task::yield_now().await;
    time::advance(Duration::from_millis(50)).await;
    tokio::task::yield_now().await;
    println!("{}", s.is_finished());
    time::advance(Duration::from_millis(1)).await;
    tokio::task::yield_now().await;
    println!("{}", s.is_finished());
}
async fn early() {
    let t = Instant::now();
    sleep(Duration::from_micros(10_300)).await;
    println!("{:?}", t.elapsed());
    time::advance(Duration::from_micros(1500)).await;
    println!("{:?}", t.elapsed());
    sleep(Duration::from_micros(200)).await;
    println!("{:?}", t.elapsed());
    let s = tokio::spawn(async { sleep(Duration::from_millis(50)).await; });
    tokio::task::yield_now().await;
    time::advance(Duration::from_millis(50)).await;
    tokio::task::yield_now().await;
    println!("{}", s.is_finished());
}
fn main() {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(late());
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(early());
}
