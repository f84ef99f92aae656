use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{mpsc, Arc};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle, Runtime, RuntimeFlavor};
use tokio::task;

struct Guard(&'static str);
impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop {} (in runtime: {})", self.0, Handle::try_current().is_ok());
    }
}

fn main() {
    println!("{}", Handle::try_current().unwrap_err());
    let started = Arc::new(AtomicUsize::new(0));
    let stopped = Arc::new(AtomicUsize::new(0));
    let (a, b) = (started.clone(), stopped.clone());
    let rt = Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("mill")
        .on_thread_start(move || { a.fetch_add(1, SeqCst); })
        .on_thread_stop(move || { b.fetch_add(1, SeqCst); })
        .max_blocking_threads(3)
        .enable_all()
        .build()
        .unwrap();
    let name = rt.block_on(async {
        tokio::spawn(async { std::thread::current().name().map(str::to_owned) }).await.unwrap()
    });
    println!("{name:?}");
    let bl = rt.block_on(async { task::spawn_blocking(|| std::thread::current().name().map(str::to_owned)).await }).unwrap();
    println!("{bl:?} started {}", started.load(SeqCst));
    println!("{}", matches!(rt.handle().runtime_flavor(), RuntimeFlavor::MultiThread));
    drop(rt);
    println!("stopped {}", stopped.load(SeqCst));

    let rt = Runtime::new().unwrap();
    let guard = rt.enter();
    let h = tokio::spawn(async { 1 + 1 });
    drop(guard);
    println!("{}", rt.block_on(h).unwrap());
    let handle = rt.handle().clone();
    let t = std::thread::spawn(move || handle.block_on(async { tokio::time::sleep(Duration::from_millis(5)).await; "from a thread" }));
    println!("{}", t.join().unwrap());
    let (tx, rx) = mpsc::channel();
    rt.spawn(async move { let _g = Guard("task"); tx.send(()).unwrap(); std::future::pending::<()>().await });
    rx.recv().unwrap();
    let begun = Instant::now();
    rt.spawn_blocking(|| std::thread::sleep(Duration::from_millis(400)));
    rt.shutdown_timeout(Duration::from_millis(50));
    println!("{}", begun.elapsed() < Duration::from_millis(300));

    let rt = Builder::new_current_thread().enable_time().build().unwrap();
    let h = rt.spawn(async { let _g = Guard("not driven"); 5 });
    println!("finished {}", h.is_finished());
    rt.block_on(async { task::yield_now().await });
    println!("finished {} {:?}", h.is_finished(), rt.handle().runtime_flavor());
    let h2 = rt.spawn(async { let _g = Guard("waits"); tokio::time::sleep(Duration::from_secs(9)).await });
    rt.block_on(task::yield_now());
    let never = rt.spawn(async { let _g = Guard("never polled"); });
    drop(rt);
    println!("{} {}", h2.is_finished(), never.is_finished());
    println!("{:?}", futures::executor::block_on(h2).unwrap_err().is_cancelled());

    let rt = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rt.block_on(async { tokio::time::sleep(Duration::from_millis(1)).await })));
    println!("{}", r.unwrap_err().downcast_ref::<&str>().is_some_and(|s| s.contains("timers are disabled")));
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rt.block_on(async { Handle::current().block_on(async {}) })));
    println!("{:?}", r.unwrap_err().downcast_ref::<String>().map(|s| s.len() > 20).or(Some(true)));
    let v = rt.block_on(async {
        tokio::spawn(async { task::block_in_place(|| Handle::current().block_on(async { 6 * 7 })) }).await.unwrap()
    });
    println!("{v}");
    rt.shutdown_background();
    println!("end");
}
