use std::sync::Arc;
use tokio::sync::{Mutex, Notify, RwLock, Semaphore, Barrier, watch, broadcast, oneshot, mpsc, OnceCell};
use tokio::task::JoinSet;
use tokio::time::{Duration, sleep, timeout};
#[derive(Debug, Default)]
struct S { v: Vec<u8> }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let m = Arc::new(Mutex::new(S::default()));
    println!("{:?}", m);
    let g = m.lock().await; println!("{:?} {:?}", g, m); drop(g);
    println!("{:?}", Mutex::new(1).into_inner());
    println!("{:#?}", m.lock().await);
    let b = Barrier::new(1); println!("{:?}", b.wait().await.is_leader());
    println!("{:?}", OnceCell::new_with(Some(1)));
    let (tx, rx) = watch::channel(1); println!("{:?} {:?}", tx.receiver_count(), rx.borrow().has_changed());
    let (otx, orx) = oneshot::channel::<u8>(); drop(orx); println!("{:?} {}", otx.send(3), 1);
    let (btx, mut brx) = broadcast::channel::<Arc<str>>(2); btx.send("a".into()).unwrap(); println!("{:?}", brx.recv().await.unwrap());
    println!("{:?}", timeout(Duration::from_millis(1), brx.recv()).await.map_err(|e| e.to_string()));
    let (mtx, mrx) = mpsc::channel::<Box<dyn FnOnce() -> i32 + Send>>(1); mtx.send(Box::new(|| 4)).await.map_err(|_| ()).unwrap(); let mut mrx = mrx; println!("{}", mrx.recv().await.unwrap()());
    let s = Arc::new(Semaphore::new(1)); let p = s.clone().try_acquire_owned().unwrap(); println!("{:?}", s.try_acquire().err()); let h = tokio::spawn(async move { let _p = p; sleep(Duration::from_millis(3)).await; }); let _ = s.acquire().await; h.await.unwrap(); println!("{}", s.available_permits());
    let n = Arc::new(Notify::const_new()); let f = { let n = n.clone(); async move { n.notified().await; 5 } }; let h = tokio::spawn(f); tokio::task::yield_now().await; n.notify_one(); println!("{:?}", h.await);
    let rw = RwLock::new(vec![1]); { rw.write().await.push(2); } println!("{:?}", rw.read().await.len()); println!("{}", rw.into_inner().len());
    let mut set: JoinSet<Result<u32, String>> = JoinSet::new(); set.spawn(async { Ok(1) }); set.spawn(async { Err("no".into()) }); let mut out = vec![]; while let Some(r) = set.join_next().await { out.push(r.unwrap()); } println!("{out:?}");
    let set2: JoinSet<()> = JoinSet::default(); println!("{:?}", set2);
    let v: Vec<u32> = futures::future::join_all((0..3).map(|i| async move { sleep(Duration::from_millis(3 - i)).await; i as u32 })).await; println!("{v:?}");
    static GLOBAL: Mutex<Vec<i32>> = Mutex::const_new(Vec::new()); GLOBAL.lock().await.push(1); println!("{:?}", GLOBAL.lock().await);
    static SEM: Semaphore = Semaphore::const_new(2); println!("{}", SEM.available_permits());
    static CELL: OnceCell<String> = OnceCell::const_new(); println!("{}", CELL.get_or_init(|| async { "x".to_string() }).await);
    let r = tokio::spawn(async { tokio::select! { biased; _ = async { panic!("in branch") } => {} , else => {} } }).await; println!("{}", r.unwrap_err().is_panic());
    let r: Result<Result<u8, std::num::ParseIntError>, _> = tokio::spawn(async { "300".parse::<u8>() }).await; println!("{r:?}");
    println!("{:?} {}", tokio::sync::TryLockError::to_string(&m.try_lock().map(|g| std::mem::forget(g)).and_then(|_| m.try_lock().map(|_| ())).unwrap_err()), m.try_lock().is_err());
}
