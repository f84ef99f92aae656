use std::time::Duration;
use tokio::sync::broadcast;
use tokio_util::time::DelayQueue;

#[tokio::main]
async fn main() {
    let (tx, rx) = broadcast::channel::<u8>(2);
    println!("{}", tx.len());
    println!("{}", rx.len());
    let mut queue = DelayQueue::new();
    let key = queue.insert(1, Duration::from_millis(1));
    println!("{:?}", queue.try_remove(&key).is_some());
}
