use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Handle};
use tokio::sync::Notify;
use tokio::task;

static PARKS: AtomicUsize = AtomicUsize::new(0);
static UNPARKS: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let rt = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .on_thread_park(|| println!("  park {}", PARKS.fetch_add(1, SeqCst) + 1))
        .on_thread_unpark(|| println!("  unpark {}", UNPARKS.fetch_add(1, SeqCst) + 1))
        .build()
        .unwrap();
    rt.block_on(async {
        println!("begin");
        tokio::time::sleep(Duration::from_millis(5)).await;
        println!("slept");
        task::yield_now().await;
        println!("yielded");
        let n = Arc::new(Notify::new());
        let h = tokio::spawn({
            let n = n.clone();
            async move {
                println!("task waits");
                n.notified().await;
                println!("task goes on");
                tokio::time::sleep(Duration::from_millis(1)).await;
                7
            }
        });
        task::yield_now().await;
        n.notify_one();
        println!("{:?}", h.await);
        println!("{:?}", task::spawn_blocking(|| 3).await);
    });
    println!("{} {}", PARKS.load(SeqCst), UNPARKS.load(SeqCst));
    rt.block_on(async { println!("nothing to wait for") });
    println!("{} {}", PARKS.load(SeqCst), UNPARKS.load(SeqCst));

    // a hook that makes work: the thread does not park then
    let made = Arc::new(AtomicUsize::new(0));
    let m = made.clone();
    let rt = Builder::new_current_thread()
        .enable_all()
        .on_thread_park(move || {
            if m.fetch_add(1, SeqCst) == 0 {
                Handle::current().spawn(async { println!("made while idle") });
            }
        })
        .build()
        .unwrap();
    rt.block_on(async {
        let _ = tokio::time::timeout(Duration::from_millis(3), std::future::pending::<()>()).await;
        println!("timed out");
    });
    println!("asked more than once: {}", made.load(SeqCst) > 1);

    let (p, u) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (p2, u2) = (p.clone(), u.clone());
    let rt = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .on_thread_park(move || {
            p2.fetch_add(1, SeqCst);
        })
        .on_thread_unpark(move || {
            u2.fetch_add(1, SeqCst);
        })
        .build()
        .unwrap();
    rt.block_on(async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        tokio::spawn(async { tokio::time::sleep(Duration::from_millis(20)).await }).await.unwrap();
    });
    drop(rt);
    println!("{} {}", p.load(SeqCst) >= 2, p.load(SeqCst) == u.load(SeqCst));
}
