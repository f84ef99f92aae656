use tokio::task::JoinSet;
use tokio::time::{sleep, timeout, Duration, Instant};
struct D(u32); impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t = Instant::now();
    let mut set = JoinSet::new();
    for i in [5u64, 1, 3, 1, 9] { set.spawn(async move { let _d = D(i as u32); sleep(Duration::from_millis(i)).await; i }); }
    println!("{:?}", timeout(Duration::from_millis(2), async { let mut v = vec![]; while let Some(r) = set.join_next().await { v.push(r.unwrap()); if v.len() == 2 { break; } } v }).await);
    let a = set.spawn(async { std::future::pending::<u64>().await });
    a.abort();
    println!("{:?} {}", set.join_next().await.map(|r| r.map_err(|e| e.is_cancelled())), set.len());
    println!("{:?} {:?}", set.join_next().await.unwrap().unwrap(), t.elapsed());
    drop(set);
    println!("set dropped");
    tokio::task::yield_now().await;
    println!("after a turn");
    let mut set = JoinSet::new();
    let limit = 2; let mut work = (0..6u64).into_iter(); let mut done = vec![];
    for i in work.by_ref().take(limit) { set.spawn(async move { sleep(Duration::from_millis(10 - i)).await; i }); }
    while let Some(r) = set.join_next().await { done.push(r.unwrap()); if let Some(i) = work.next() { set.spawn(async move { sleep(Duration::from_millis(10 - i)).await; i }); } }
    println!("{done:?}");
    let mut set = JoinSet::new();
    set.spawn(async { panic!("p") }); set.spawn(async { 1 });
    let mut results = vec![]; while let Some(r) = set.join_next().await { results.push(match r { Ok(v) => format!("ok {v}"), Err(e) if e.is_panic() => format!("panic {:?}", e.into_panic().downcast_ref::<&str>()), Err(_) => "cancelled".into() }); }
    println!("{results:?}");
    let outer = tokio::spawn(async { let mut s = JoinSet::new(); for i in 0..3 { s.spawn(async move { let _d = D(100 + i); sleep(Duration::from_secs(1)).await; }); } tokio::task::yield_now().await; s.join_next().await; });
    sleep(Duration::from_millis(1)).await;
    outer.abort();
    println!("{}", outer.await.unwrap_err().is_cancelled());
    sleep(Duration::from_millis(1)).await;
    println!("end");
}
