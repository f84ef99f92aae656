use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, Mutex, OwnedSemaphorePermit, Semaphore, TryAcquireError};
use tokio::time::{sleep, timeout, Instant, MissedTickBehavior};
struct Conn { id: u32, uses: u32 }
struct Pool { idle: Mutex<Vec<Conn>>, slots: Arc<Semaphore>, made: std::sync::atomic::AtomicU32 }
struct Pooled { conn: Option<Conn>, pool: Arc<Pool>, _slot: OwnedSemaphorePermit }
impl Pool {
    fn new(n: usize) -> Arc<Pool> { Arc::new(Pool { idle: Mutex::new(Vec::new()), slots: Arc::new(Semaphore::new(n)), made: 0.into() }) }
    async fn get(self: &Arc<Self>) -> Pooled {
        let slot = self.slots.clone().acquire_owned().await.expect("never closed");
        let conn = match self.idle.lock().await.pop() { Some(c) => c, None => { sleep(Duration::from_millis(4)).await; Conn { id: self.made.fetch_add(1, std::sync::atomic::Ordering::Relaxed), uses: 0 } } };
        Pooled { conn: Some(conn), pool: Arc::clone(self), _slot: slot }
    }
    fn try_get(self: &Arc<Self>) -> Result<(), TryAcquireError> { self.slots.try_acquire().map(drop) }
}
impl std::ops::Deref for Pooled { type Target = Conn; fn deref(&self) -> &Conn { self.conn.as_ref().unwrap() } }
impl std::ops::DerefMut for Pooled { fn deref_mut(&mut self) -> &mut Conn { self.conn.as_mut().unwrap() } }
impl Drop for Pooled { fn drop(&mut self) { let c = self.conn.take().unwrap(); if c.uses >= 3 { println!("conn {} retired", c.id); return; } match self.pool.idle.try_lock() { Ok(mut g) => g.push(c), Err(_) => println!("lost {}", c.id) } } }
#[derive(Clone)]
struct Bucket { tokens: Arc<Semaphore> }
impl Bucket { fn new(cap: usize, every: Duration) -> Self { let tokens = Arc::new(Semaphore::new(cap)); let t = tokens.clone(); tokio::spawn(async move { let mut iv = tokio::time::interval(every); iv.set_missed_tick_behavior(MissedTickBehavior::Skip); iv.tick().await; loop { iv.tick().await; if t.available_permits() < cap { t.add_permits(1); } } }); Bucket { tokens } } async fn take(&self) { self.tokens.acquire().await.unwrap().forget(); } }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let pool = Pool::new(2);
    let t = Instant::now();
    let (tx, mut rx) = mpsc::unbounded_channel();
    for i in 0..7u64 { let (p, tx) = (pool.clone(), tx.clone()); tokio::spawn(async move { let mut c = p.get().await; c.uses += 1; sleep(Duration::from_millis(10 + i)).await; tx.send((i, c.id, c.uses, t.elapsed().as_millis())).unwrap(); }); }
    drop(tx);
    sleep(Duration::from_millis(5)).await;
    println!("{:?}", pool.try_get());
    while let Some(x) = rx.recv().await { println!("{x:?}"); }
    tokio::task::yield_now().await;
    println!("{:?} idle {} made {}", pool.try_get(), pool.idle.lock().await.len(), pool.made.load(std::sync::atomic::Ordering::Relaxed));
    let b = Bucket::new(2, Duration::from_millis(10));
    let t = Instant::now(); let mut at: BTreeMap<u32, Vec<u128>> = BTreeMap::new();
    for i in 0..6 { b.take().await; at.entry(i % 2).or_default().push(t.elapsed().as_millis()); }
    println!("{at:?}");
    println!("{:?}", timeout(Duration::from_millis(3), b.take()).await.is_err());
    let hs: Vec<_> = (0..3).map(|i| { let b = b.clone(); tokio::spawn(async move { b.take().await; (i, t.elapsed()) }) }).collect();
    for h in hs { println!("{:?}", h.await.unwrap()); }
}
