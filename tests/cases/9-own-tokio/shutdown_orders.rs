use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::sync::mpsc;
use tokio::task::LocalSet;

#[derive(Clone)]
struct Log(Arc<Mutex<Vec<String>>>);
impl Log {
    fn put(&self, s: impl Into<String>) {
        self.0.lock().unwrap().push(s.into());
    }
    fn show(&self, t: &str) {
        println!("{t}: {:?}", std::mem::take(&mut *self.0.lock().unwrap()));
    }
}

struct D(&'static str, Log);
impl Drop for D {
    fn drop(&mut self) {
        self.1.put(self.0);
    }
}

async fn forever(name: &'static str, log: Log) {
    let _d = D(name, log);
    std::future::pending::<()>().await
}

fn main() {
    let log = Log(Arc::default());
    let rt = Builder::new_current_thread().enable_all().build().unwrap();
    rt.spawn(forever("one", log.clone()));
    rt.block_on(async {
        tokio::spawn(forever("two", log.clone()));
        tokio::spawn(forever("three", log.clone()));
        tokio::task::yield_now().await;
    });
    rt.spawn(forever("unpolled", log.clone()));
    drop(rt);
    log.show("current thread dropped");

    let rt = Builder::new_current_thread().build().unwrap();
    let (tx, mut rx) = mpsc::channel::<D>(4);
    rt.spawn({ let log = log.clone(); async move { while let Some(d) = rx.recv().await { log.put(format!("got {}", d.0)); } } });
    rt.block_on(async {
        tx.send(D("m1", log.clone())).await.ok();
        tokio::task::yield_now().await;
        tx.send(D("m2", log.clone())).await.ok();
    });
    drop(rt);
    println!("{}", tx.is_closed());
    log.show("queued message");
    println!("{}", tx.try_send(D("m3", log.clone())).is_err());
    log.show("refused");

    let rt = Builder::new_current_thread().build().unwrap();
    let local = LocalSet::new();
    local.spawn_local(forever("local", log.clone()));
    local.block_on(&rt, async { tokio::task::spawn_local(forever("local two", log.clone())); tokio::task::yield_now().await });
    drop(local);
    log.show("local set");
    drop(rt);

    let rt = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let done = rt.block_on(async {
        let h = tokio::spawn(forever("on a worker", log.clone()));
        tokio::time::sleep(Duration::from_millis(10)).await;
        h
    });
    rt.shutdown_background();
    std::thread::sleep(Duration::from_millis(50));
    println!("{}", done.is_finished());
    log.show("background");

    let rt = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let (btx, brx) = std::sync::mpsc::channel();
    let l = log.clone();
    rt.spawn_blocking(move || { btx.send(()).unwrap(); std::thread::sleep(Duration::from_millis(30)); l.put("blocking done"); });
    brx.recv().unwrap();
    let l = log.clone();
    let (ttx, trx) = std::sync::mpsc::channel();
    rt.handle().spawn(async move { let _d = D("spawned by handle", l); ttx.send(()).unwrap(); std::future::pending::<()>().await; });
    trx.recv().unwrap();
    drop(rt);
    log.show("drop waits for blocking");

    let rt = Builder::new_current_thread().enable_time().build().unwrap();
    let handle = rt.handle().clone();
    let joined = rt.block_on(async {
        let a = tokio::spawn(forever("aborted", log.clone()));
        tokio::task::yield_now().await;
        a.abort();
        log.put("abort called");
        a.await.unwrap_err().is_cancelled()
    });
    println!("{joined}");
    log.show("abort");
    drop(rt);
    let late = handle.spawn({ let l = log.clone(); async move { l.put("ran?") } });
    println!("{}", futures::executor::block_on(late).unwrap_err().is_cancelled());
    log.show("late");
    let rt = Builder::new_current_thread().build().unwrap();
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rt.block_on(async { let _d = D("main future", log.clone()); if rt.handle().runtime_flavor() == tokio::runtime::RuntimeFlavor::CurrentThread { std::panic::resume_unwind(Box::new(1)) } })));
    println!("{}", r.is_err());
    println!("{:?}", rt.block_on(async { 5 }));
    log.show("panicked and reused");
}
