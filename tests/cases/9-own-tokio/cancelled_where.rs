use tokio::time::{sleep, timeout, Duration};
struct Guard(&'static str);
impl Drop for Guard { fn drop(&mut self) { println!("cleanup {}", self.0); } }
async fn job(name: &'static str, ms: u64) -> u64 {
    let _g = Guard(name);
    let _v = vec![1, 2];
    sleep(Duration::from_millis(ms)).await;
    ms
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::select! {
        v = job("fast", 10) => println!("fast {v}"),
        v = job("slow", 50) => println!("slow {v}"),
    }
    let r = timeout(Duration::from_millis(5), job("timed", 100)).await;
    println!("{}", r.is_err());
    let h = tokio::spawn(job("aborted", 1000));
    sleep(Duration::from_millis(1)).await;
    h.abort();
    println!("{}", h.await.unwrap_err());
    let mut set = tokio::task::JoinSet::new();
    set.spawn(job("set", 1000));
    sleep(Duration::from_millis(1)).await;
    drop(set);
    sleep(Duration::from_millis(1)).await;
    let _left = tokio::spawn(job("left", 1000));
    sleep(Duration::from_millis(1)).await;
}
