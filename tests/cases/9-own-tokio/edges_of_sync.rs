use std::panic::AssertUnwindSafe;
use futures::FutureExt;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, oneshot, watch, Mutex, Notify, RwLock, Semaphore};
use tokio::time::{self, timeout, Instant};

fn text(p: Box<dyn std::any::Any + Send>) -> String {
    p.downcast_ref::<String>().cloned().or_else(|| p.downcast_ref::<&str>().map(|s| s.to_string())).unwrap_or_default()
}

async fn panics<F: std::future::Future>(name: &str, f: F) {
    match AssertUnwindSafe(f).catch_unwind().await {
        Ok(_) => println!("{name}: fine"),
        Err(p) => println!("{name}: {}", text(p)),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    panics("mpsc 0", async { drop(mpsc::channel::<u8>(0)) }).await;
    panics("broadcast 0", async { drop(broadcast::channel::<u8>(0)) }).await;
    panics("interval 0", async { drop(time::interval(Duration::ZERO)) }).await;
    panics("permits", async { drop(Semaphore::new(Semaphore::MAX_PERMITS + 1)) }).await;
    panics("oneshot twice", async {
        let (tx, mut rx) = oneshot::channel();
        tx.send(1).unwrap();
        (&mut rx).await.unwrap();
        (&mut rx).await.unwrap();
    })
    .await;
    panics("blocking_recv", async {
        let (_tx, rx) = oneshot::channel::<u8>();
        let _ = rx.blocking_recv();
    })
    .await;
    panics("block_on inside", async { tokio::runtime::Handle::current().block_on(async {}) }).await;
    panics("block_in_place", async { tokio::task::block_in_place(|| 1) }).await;
    panics("drop runtime", async { drop(tokio::runtime::Builder::new_current_thread().build()) }).await;

    let (tx, mut rx) = broadcast::channel(3);
    for i in 0..6 {
        tx.send(i).unwrap();
    }
    println!("{:?} {:?}", rx.try_recv(), rx.try_recv());
    println!("{}", rx.len());

    let n = Arc::new(Notify::new());
    n.notify_one();
    n.notify_one();
    n.notified().await;
    println!("second permit {}", timeout(Duration::from_millis(1), n.notified()).await.is_ok());
    let mut first = Box::pin(n.notified());
    let mut second = Box::pin(n.notified());
    println!("{:?} {:?}", futures::poll!(&mut first), futures::poll!(&mut second));
    n.notify_one();
    drop(first);
    println!("passed on {:?}", futures::poll!(&mut second));
    n.notify_waiters();
    println!("waiters only {:?}", n.notified().now_or_never());

    let rw = Arc::new(RwLock::with_max_readers(1, 2));
    let r1 = rw.read().await;
    let w = tokio::spawn({ let rw = rw.clone(); async move { *rw.write().await += 10 } });
    tokio::task::yield_now().await;
    println!("reader behind writer {:?}", rw.try_read().is_err());
    drop(r1);
    w.await.unwrap();
    let (a, b) = (rw.read().await, rw.read().await);
    println!("{} {} third {}", *a, *b, rw.try_read().is_err());
    drop((a, b));
    let g = RwLock::new((1, "x"));
    let part = tokio::sync::RwLockWriteGuard::map(g.write().await, |p| &mut p.0);
    println!("{}", *part);
    let down = tokio::sync::RwLockWriteGuard::try_map(g.try_write().unwrap_or_else(|_| { drop(part); g.try_write().unwrap() }), |p| (p.0 > 5).then_some(&mut p.1));
    println!("{:?}", down.map(|g| *g).map_err(|g| g.0));

    let m = Arc::new(Mutex::new(0));
    let held = m.clone().lock_owned().await;
    let waiting: Vec<_> = (0..3).map(|i| tokio::spawn({ let m = m.clone(); async move {
        if i == 1 { return timeout(Duration::from_millis(5), m.lock()).await.is_ok(); }
        *m.lock().await += i;
        true
    } })).collect();
    time::sleep(Duration::from_millis(10)).await;
    waiting[2].abort();
    drop(held);
    for h in waiting {
        println!("{:?}", h.await.map_err(|e| e.is_cancelled()));
    }
    println!("{:?}", m);
    let (wtx, wrx) = watch::channel(1);
    drop(wrx);
    println!("{:?} {} {:?}", wtx.send(2), *wtx.borrow(), wtx.is_closed());
    wtx.send_replace(3);
    let rx = wtx.subscribe();
    println!("{:?} {}", rx.has_changed(), *rx.borrow());
    let (tx, mut rx) = mpsc::unbounded_channel();
    let weak = tx.downgrade();
    tx.send('a').unwrap();
    drop(tx);
    println!("{} {:?} {:?}", weak.upgrade().is_none(), rx.recv().await, rx.recv().await);
    let (tx, mut rx) = oneshot::channel::<u8>();
    rx.close();
    println!("{:?} {:?}", tx.is_closed(), rx.try_recv());
    let t = Instant::now();
    println!("{:?} {:?}", timeout(Duration::ZERO, async { 1 }).await, timeout(Duration::ZERO, time::sleep(Duration::from_millis(1))).await);
    println!("{:?} {:?}", timeout(Duration::MAX, time::sleep(Duration::from_micros(1500))).await, t.elapsed());
    time::sleep(Duration::from_nanos(1)).await;
    println!("{:?} {:?}", t.elapsed(), (t + Duration::from_secs(1)).checked_duration_since(t));
}
