use futures::StreamExt;
use tokio::time::{sleep, timeout, Duration, Instant};
use tokio_util::time::DelayQueue;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ms = Duration::from_millis;
    let t0 = Instant::now();
    let mut q = DelayQueue::new();
    for (name, at) in [("a", 5), ("b", 5), ("c", 70), ("d", 70), ("e", 70), ("f", 5), ("g", 5000), ("h", 5000), ("i", 0), ("j", 0)] { q.insert(name, ms(at)); }
    let k = q.insert("k", ms(1));
    q.reset(&k, ms(5));
    let l = q.insert("l", ms(70));
    println!("{:?}", q.remove(&l).into_inner());
    while let Ok(Some(e)) = timeout(ms(20), q.next()).await { println!("{:?} {} {:?}", t0.elapsed(), e.get_ref(), e.deadline() - t0); }
    sleep(ms(30)).await;
    q.insert("m", ms(9)); q.insert("n", Duration::from_micros(8500)); q.insert_at("o", t0 + ms(1));
    println!("{}", q.len());
    while let Some(e) = q.next().await { println!("{:?} {} {:?}", t0.elapsed(), e.get_ref(), e.deadline() - t0); }
    println!("{:?} {}", q.next().await.is_none(), q.is_empty());
    let late = q.insert("late", ms(100));
    let h = tokio::spawn(async move { let e = q.next().await.unwrap(); (e.into_inner(), q) });
    sleep(ms(1)).await;
    println!("{:?}", h.await.unwrap().0);
    let _ = late;
    println!("{:?}", t0.elapsed());
}
