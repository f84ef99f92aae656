use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use tokio::runtime::{Builder, Handle};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{sleep, Duration, Instant};
fn main() {
    let started = Arc::new(AtomicUsize::new(0)); let stopped = Arc::new(AtomicUsize::new(0));
    let (s1, s2) = (started.clone(), stopped.clone());
    let rt = Builder::new_multi_thread().worker_threads(2).thread_name("pool").enable_all().on_thread_start(move || { s1.fetch_add(1, Ordering::SeqCst); }).on_thread_stop(move || { s2.fetch_add(1, Ordering::SeqCst); }).build().unwrap();
    let names = rt.block_on(async {
        let mut v = vec![thread::current().name().unwrap().to_string()];
        v.push(tokio::spawn(async { thread::current().name().unwrap().to_string() }).await.unwrap());
        v.push(tokio::task::spawn_blocking(|| thread::current().name().unwrap().to_string()).await.unwrap());
        v
    });
    println!("{names:?}");
    let handle = rt.handle().clone();
    let t = thread::spawn(move || { let _g = handle.enter(); let h = tokio::spawn(async { 5 }); handle.block_on(async { h.await.unwrap() + Handle::current().spawn(async { 1 }).await.unwrap() }) });
    println!("{}", t.join().unwrap());
    let (tx, mut rx) = mpsc::channel::<u32>(2);
    let prod = thread::spawn(move || { for i in 0..5 { tx.blocking_send(i).unwrap(); } });
    println!("{}", rt.block_on(async move { let mut s = 0; while let Some(x) = rx.recv().await { s += x; } s }));
    prod.join().unwrap();
    rt.shutdown_timeout(Duration::from_secs(1));
    println!("{} {}", started.load(Ordering::SeqCst) >= 3, started.load(Ordering::SeqCst) == stopped.load(Ordering::SeqCst));
    let rt = Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let order = Arc::new(Mutex::new(vec![]));
    for i in 0..3 { let o = order.clone(); rt.spawn(async move { o.lock().unwrap().push(i); sleep(Duration::from_millis(10 - i)).await; o.lock().unwrap().push(i + 10); }); }
    println!("{:?}", order.lock().unwrap());
    rt.block_on(async { tokio::task::yield_now().await; println!("first turn") });
    println!("{:?}", order.lock().unwrap());
    let t = rt.block_on(async { let t = Instant::now(); sleep(Duration::from_millis(20)).await; t.elapsed() });
    println!("{t:?} {:?}", order.lock().unwrap());
    let (otx, orx) = oneshot::channel();
    thread::scope(|s| { s.spawn(move || { otx.send("from thread").unwrap(); }); println!("{:?}", rt.block_on(orx)); });
    let local = tokio::task::LocalSet::new();
    let rc = std::rc::Rc::new(std::cell::Cell::new(1));
    let r2 = rc.clone();
    let v = local.block_on(&rt, async move { let r3 = r2.clone(); tokio::task::spawn_local(async move { r3.set(r3.get() + 41); }).await.unwrap(); r2.get() });
    println!("{v} {}", rc.get());
    println!("{:?}", rt);
}
