use std::sync::Arc;
use tokio::sync::{mpsc, Mutex, oneshot, Semaphore};
use tokio::task::{self, JoinSet, LocalSet};
use tokio::time::{sleep, timeout, Duration, Instant};
use std::cell::Cell;
use std::rc::Rc;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::unbounded_channel();
    for i in 0..300 { tx.send(i).unwrap(); }
    drop(tx);
    let h = tokio::spawn(async { for i in 0..4 { println!("other {i}"); task::yield_now().await; } });
    let r = tokio::spawn(async move { let mut n = 0; while let Some(i) = rx.recv().await { n += 1; if i % 64 == 0 { println!("recv {i}"); } } println!("n {n}"); });
    h.await.unwrap(); r.await.unwrap();
    let m = Arc::new(Mutex::new(0));
    let m2 = m.clone();
    let a = tokio::spawn(async move { for i in 0..200 { *m2.lock().await += 1; if i == 127 || i == 128 { println!("at {i}"); } } });
    let b = tokio::spawn(async move { println!("b sees {}", *m.lock().await); });
    a.await.unwrap(); b.await.unwrap();
    let sem = Arc::new(Semaphore::new(1));
    let s2 = sem.clone();
    let u = tokio::spawn(task::unconstrained(async move { for _ in 0..300 { let _p = s2.acquire().await.unwrap(); } println!("unconstrained done"); }));
    let v = tokio::spawn(async move { println!("v"); });
    u.await.unwrap(); v.await.unwrap();
    let mut set = JoinSet::new();
    for i in 0..300 { set.spawn(async move { i }); }
    task::yield_now().await;
    let t = tokio::spawn(async { for k in 0..4 { println!("tick {k}"); task::yield_now().await; } });
    let mut n = 0;
    while let Some(r) = set.join_next().await { n += 1; if r.unwrap() % 50 == 0 { println!("joined {n}"); } }
    t.await.unwrap();
    // timeout with a budget eater
    let (tx, mut rx) = mpsc::channel(1);
    tokio::spawn(async move { loop { if tx.send(1).await.is_err() { break; } } });
    let started = Instant::now();
    let r = timeout(Duration::from_millis(5), async { let mut n = 0; while n < 1000 { rx.recv().await; n += 1; } n }).await;
    println!("{r:?} {:?}", started.elapsed());
    // LocalSet budgets and order
    let set = LocalSet::new();
    let c = Rc::new(Cell::new(0));
    for k in 0..3 { let c = c.clone(); set.spawn_local(async move { for _ in 0..3 { c.set(c.get() + 1); println!("k{k} {}", c.get()); task::yield_now().await; } }); }
    set.run_until(async { println!("in"); task::spawn_local(async { println!("inner"); sleep(Duration::from_millis(1)).await; println!("inner2"); }).await.unwrap(); println!("out"); }).await;
    set.await;
    println!("{}", c.get());
    let set = LocalSet::new();
    struct D(i32); impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
    for i in 0..3 { set.spawn_local(async move { let _d = D(i); sleep(Duration::from_secs(1)).await; println!("never"); }); }
    set.run_until(sleep(Duration::from_millis(1))).await;
    drop(set);
    let (tx, rx) = oneshot::channel::<i32>();
    let h = tokio::spawn(async move { println!("{:?}", rx.await); });
    drop(tx); h.await.unwrap();
    let r = std::panic::catch_unwind(|| { task::spawn_local(async {}); });
    println!("{}", r.is_err());
    let mut s = Box::pin(sleep(Duration::from_millis(10)));
    println!("{}", s.is_elapsed());
    s.as_mut().reset(Instant::now() + Duration::from_millis(3));
    sleep(Duration::from_millis(4)).await;
    println!("{}", s.is_elapsed());
}
