use tokio_util::sync::CancellationToken;
use tokio_util::sync::{PollSender, PollSemaphore};
use tokio_util::time::DelayQueue;
use tokio::time::{sleep, Duration, timeout, Instant};
use futures::{StreamExt, SinkExt};
use std::sync::Arc;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t = CancellationToken::new(); let c = t.child_token(); let d = c.child_token(); let e = t.clone();
    println!("{} {} {:?}", t.is_cancelled(), c.is_cancelled(), t);
    let h = tokio::spawn({ let d = d.clone(); async move { d.cancelled().await; println!("d cancelled"); } });
    c.cancel(); h.await.unwrap(); println!("{} {} {} {}", t.is_cancelled(), c.is_cancelled(), d.is_cancelled(), e.is_cancelled());
    { let _g = t.clone().drop_guard(); } println!("{} {}", t.is_cancelled(), e.is_cancelled());
    let g = CancellationToken::new().drop_guard(); let tok = g.disarm(); println!("{}", tok.is_cancelled());
    println!("{}", tok.child_token().is_cancelled());
    for i in 0..3 { let tok = tok.clone(); tokio::spawn(async move { tokio::select! { _ = tok.cancelled() => println!("w{i}"), _ = sleep(Duration::from_secs(10)) => println!("late") } }); }
    sleep(Duration::from_millis(1)).await; tok.cancel(); sleep(Duration::from_millis(1)).await;
    println!("{:?}", timeout(Duration::from_millis(1), tok.cancelled()).await);
    let mut q = DelayQueue::new(); let t0 = Instant::now();
    let a = q.insert("a", Duration::from_millis(30)); let b = q.insert("b", Duration::from_millis(10)); q.insert_at("c", t0 + Duration::from_millis(20));
    println!("{} {}", q.len(), q.is_empty());
    q.reset(&a, Duration::from_millis(5)); println!("{:?}", q.remove(&b).into_inner());
    while let Some(x) = q.next().await { println!("{} {:?} {:?}", x.get_ref(), x.deadline() - t0, t0.elapsed()); }
    let s = Arc::new(tokio::sync::Semaphore::new(1)); let mut ps = PollSemaphore::new(s.clone());
    let p = futures::future::poll_fn(|cx| ps.poll_acquire(cx)).await; println!("{}", p.is_some()); println!("{}", ps.available_permits());
    let (tx, mut rx) = tokio::sync::mpsc::channel(2); let mut ps = PollSender::new(tx); ps.send(1).await.unwrap(); ps.send(2).await.unwrap(); println!("{:?} {:?}", rx.recv().await, rx.recv().await); PollSender::close(&mut ps); println!("{:?}", rx.recv().await);
}
