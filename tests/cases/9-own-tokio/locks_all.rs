use tokio::sync::*;
use tokio::time::{sleep, Duration, timeout};
use std::sync::Arc;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let m = Arc::new(Mutex::new(vec![1]));
    println!("{m:?}");
    { let mut g = m.lock().await; g.push(2); println!("{g:?} {:?} {m:?} {:?}", m.try_lock().is_err(), m.try_lock().map(|_| ()).unwrap_err().to_string()); }
    let g = m.clone().lock_owned().await; println!("{:?} {}", g, g.len()); drop(g);
    let g = m.clone().try_lock_owned().unwrap(); println!("{:?}", m.clone().try_lock_owned().is_err()); drop(g);
    { let g = m.lock().await; let mut f = MutexGuard::map(g, |v| &mut v[0]); *f += 10; println!("{f} {:?}", m.try_lock().is_err()); }
    { let g = m.lock().await; match MutexGuard::try_map(g, |v| v.get_mut(9)) { Ok(_) => println!("some"), Err(g) => println!("none {:?}", *g) } }
    println!("{:?}", m.lock().await);
    let mut mm = Mutex::new(3); *mm.get_mut() += 1; println!("{}", mm.into_inner());
    let d: Mutex<String> = Default::default(); println!("{:?} {:?}", d, Mutex::from(3));
    let r = tokio::task::spawn_blocking({ let m = m.clone(); move || m.blocking_lock().len() }).await.unwrap(); println!("{r}");
    let rw = Arc::new(RwLock::new(1));
    { let a = rw.read().await; let b = rw.read().await; println!("{} {} {}", *a, *b, rw.try_write().is_err()); }
    { let mut w = rw.write().await; *w += 1; println!("{} {:?}", rw.try_read().is_err(), rw.try_read().map(|_| ()).unwrap_err()); let r = w.downgrade(); println!("{} {}", *r, rw.try_read().is_ok()); }
    { let g = rw.clone().read_owned().await; println!("{}", *g); }
    { let mut g = rw.clone().write_owned().await; *g = 7; println!("{g:?}"); let g = g.downgrade(); println!("{}", *g); }
    println!("{:?} {:?}", rw.clone().try_read_owned().is_ok(), rw.clone().try_write_owned().is_ok());
    { let g = rw.read().await; let g = RwLockReadGuard::map(g, |v| v); println!("{}", *g); }
    { let g = rw.write().await; let mut g = RwLockWriteGuard::map(g, |v| v); *g += 1; println!("{}", *g); }
    // fairness: writer waits, later reader waits behind
    let r1 = rw.clone().read_owned().await;
    let a = tokio::spawn({ let rw = rw.clone(); async move { let mut g = rw.write().await; *g = 100; println!("writer"); } });
    tokio::task::yield_now().await;
    let b = tokio::spawn({ let rw = rw.clone(); async move { println!("reader {}", *rw.read().await); } });
    tokio::task::yield_now().await;
    println!("drop r1"); drop(r1);
    a.await.unwrap(); b.await.unwrap();
    let s = Arc::new(Semaphore::new(3));
    println!("{s:?}");
    let p = s.acquire().await.unwrap(); let mut q = s.acquire_many(2).await.unwrap();
    println!("{} {:?} {}", s.available_permits(), s.try_acquire().map(|_| ()), s.try_acquire().map(|_| ()).unwrap_err());
    q.merge(p); drop(q); println!("{}", s.available_permits());
    s.acquire().await.unwrap().forget(); println!("{}", s.available_permits());
    s.add_permits(2); println!("{}", s.available_permits());
    let o = s.clone().acquire_owned().await.unwrap(); let o2 = s.clone().try_acquire_many_owned(2).unwrap(); println!("{}", s.available_permits()); drop(o); drop(o2);
    let w = tokio::spawn({ let s = s.clone(); async move { s.acquire_many(10).await.map(|_| ()) } });
    tokio::task::yield_now().await;
    println!("{}", s.available_permits());
    s.close();
    println!("{:?} {} {:?}", w.await.unwrap(), s.is_closed(), s.try_acquire().map(|_| ()));
    println!("{}", s.acquire().await.unwrap_err());
    let n = Arc::new(Notify::new());
    n.notify_one(); n.notify_one(); n.notified().await; println!("{:?}", timeout(Duration::from_millis(1), n.notified()).await.is_err());
    for i in 0..3 { let n = n.clone(); tokio::spawn(async move { n.notified().await; println!("n{i}"); }); }
    tokio::task::yield_now().await;
    n.notify_one(); tokio::task::yield_now().await; n.notify_waiters(); sleep(Duration::from_millis(1)).await;
    let f = n.notified(); tokio::pin!(f); println!("{}", f.as_mut().enable()); n.notify_one(); println!("{}", f.as_mut().enable()); f.await; println!("got");
    let b = Arc::new(Barrier::new(3));
    let mut hs = vec![]; for i in 0..6 { let b = b.clone(); hs.push(tokio::spawn(async move { sleep(Duration::from_millis(i)).await; let r = b.wait().await; println!("{i} {}", r.is_leader()); r.is_leader() })); }
    let mut k = 0; for h in hs { if h.await.unwrap() { k += 1; } } println!("{k}");
    let c = OnceCell::new(); println!("{:?} {:?} {}", c, c.get(), c.initialized());
    println!("{}", c.get_or_init(|| async { 5 }).await); println!("{}", c.get_or_init(|| async { 6 }).await);
    println!("{:?} {}", c.set(7), c.set(7).unwrap_err());
    let c2 = OnceCell::new_with(Some(3)); println!("{:?} {:?}", c2.get(), c2.clone());
    let c3: OnceCell<i32> = OnceCell::new(); println!("{:?} {:?}", c3.get_or_try_init(|| async { Err::<i32, &str>("no") }).await, c3.get());
    println!("{:?}", c3.get_or_try_init(|| async { Ok::<i32, &str>(9) }).await);
    let mut c4 = OnceCell::from(3); println!("{:?}", c4.get_mut()); println!("{:?}", c4.take()); println!("{:?}", c4.into_inner());
    let c = Arc::new(OnceCell::<i32>::const_new());
    let h = tokio::spawn({ let c = c.clone(); async move { *c.get_or_init(|| async { sleep(Duration::from_millis(5)).await; 1 }).await } });
    tokio::task::yield_now().await;
    println!("{:?} {}", c.set(2), c.set(2).unwrap_err().is_initializing_err());
    h.abort(); println!("{} {}", *c.get_or_init(|| async { 3 }).await, h.await.is_err());
}
