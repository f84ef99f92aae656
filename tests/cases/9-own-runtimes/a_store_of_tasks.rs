use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, oneshot, watch, Mutex, Notify, OwnedSemaphorePermit, RwLock, Semaphore};
use tokio::task::{JoinError, JoinSet};
use tokio::time::{self, Instant, MissedTickBehavior};

fn ms(n: u64) -> Duration { Duration::from_millis(n) }

#[derive(Debug)]
enum Msg { Get(String, oneshot::Sender<Option<i64>>), Add { key: String, by: i64, reply: Option<oneshot::Sender<i64>> }, Stop }

struct Store { rx: mpsc::Receiver<Msg>, data: BTreeMap<String, i64>, changes: watch::Sender<usize>, events: broadcast::Sender<(String, i64)> }
impl Store {
    async fn run(mut self) -> BTreeMap<String, i64> {
        let mut flush = time::interval(ms(25));
        flush.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut dirty = 0usize;
        loop {
            tokio::select! {
                biased;
                msg = self.rx.recv() => match msg {
                    Some(Msg::Get(k, tx)) => { let _ = tx.send(self.data.get(&k).copied()); }
                    Some(Msg::Add { key, by, reply }) => {
                        let v = self.data.entry(key.clone()).and_modify(|v| *v += by).or_insert(by);
                        if let Some(r) = reply { if r.send(*v).is_err() { println!("nobody wants {key}") } }
                        dirty += 1;
                        let _ = self.events.send((key, *v));
                    }
                    Some(Msg::Stop) | None => break,
                },
                t = flush.tick(), if dirty > 0 => { self.changes.send_modify(|n| *n += dirty); println!("flush {dirty} at {:?}", t.elapsed()); dirty = 0; }
            }
        }
        self.data
    }
}

#[derive(Clone)]
struct Client { tx: mpsc::Sender<Msg> }
impl Client {
    async fn add(&self, key: &str, by: i64) -> Result<i64, Box<dyn std::error::Error + Send + Sync>> {
        let (reply, rx) = oneshot::channel();
        self.tx.send(Msg::Add { key: key.into(), by, reply: Some(reply) }).await.map_err(|e| e.to_string())?;
        Ok(time::timeout(ms(100), rx).await??)
    }
    async fn get(&self, key: &str) -> Option<i64> { let (tx, rx) = oneshot::channel(); self.tx.send(Msg::Get(key.to_string(), tx)).await.ok()?; rx.await.ok().flatten() }
}

struct Limited<F> { fut: Pin<Box<F>>, permit: Option<OwnedSemaphorePermit> }
impl<F: Future> Future for Limited<F> {
    type Output = F::Output;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> { let r = self.fut.as_mut().poll(cx); if r.is_ready() { drop(self.permit.take()) } r }
}

async fn pool() {
    let sem = Arc::new(Semaphore::new(2));
    let (peak, now) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let mut set = JoinSet::new();
    let start = Instant::now();
    for n in 1..=5u64 {
        let (sem, peak, now) = (sem.clone(), peak.clone(), now.clone());
        set.spawn(async move {
            let permit = sem.acquire_owned().await.unwrap();
            Limited { permit: Some(permit), fut: Box::pin(async move {
                peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                time::sleep(ms(10 * n)).await;
                now.fetch_sub(1, Ordering::SeqCst);
                if n == 4 { panic!("job {n}") }
                n
            }) }.await
        });
    }
    let mut done = vec![];
    while let Some(r) = set.join_next().await {
        match r { Ok(n) => done.push((n, start.elapsed().as_millis())), Err(e) if e.is_panic() => println!("panic: {:?}", e.into_panic().downcast_ref::<String>()), Err(e) => println!("{e}") }
    }
    println!("{done:?} peak {} left {}", peak.load(Ordering::SeqCst), sem.available_permits());
}

async fn describe(r: Result<u32, JoinError>) -> String {
    match r { Ok(n) => n.to_string(), Err(e) if e.is_cancelled() => "cancelled".into(), Err(e) => format!("panicked {}", e.is_panic()) }
}

struct Guard(&'static str);
impl Drop for Guard { fn drop(&mut self) { println!("{} dropped at {:?}", self.0, START.with(|s| s.elapsed())) } }
tokio::task_local! { static START: Instant; }

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, rx) = mpsc::channel(4);
    let (changes, mut seen) = watch::channel(0);
    let (events, mut sub) = broadcast::channel(3);
    let store = tokio::spawn(Store { rx, data: BTreeMap::new(), changes, events }.run());
    let c = Client { tx };
    let writers: Vec<_> = ["a", "b"].into_iter().zip([3, 5]).map(|(k, n)| { let c = c.clone(); tokio::spawn(async move { for i in 0..n { c.add(k, i).await.unwrap(); time::sleep(ms(7)).await } }) }).collect();
    let watcher = tokio::spawn(async move { let mut v = vec![]; while seen.changed().await.is_ok() { v.push(*seen.borrow_and_update()) } v });
    for w in writers { w.await.unwrap() }
    println!("{:?} {:?} {:?}", c.get("a").await, c.get("b").await, c.get("z").await);
    loop { match sub.recv().await { Ok(e) => println!("event {e:?}"), Err(broadcast::error::RecvError::Lagged(n)) => println!("lagged {n}"), Err(e) => { println!("{e}"); break } } if sub.is_empty() { break } }
    c.tx.send(Msg::Add { key: "q".into(), by: 1, reply: None }).await.unwrap();
    { let (r, rx) = oneshot::channel(); drop(rx); c.tx.send(Msg::Add { key: "x".into(), by: 9, reply: Some(r) }).await.unwrap(); }
    time::sleep(ms(60)).await;
    c.tx.send(Msg::Stop).await.unwrap();
    println!("{:?}", store.await.unwrap());
    println!("{:?} {:?}", watcher.await.unwrap(), c.add("late", 1).await.map_err(|e| e.to_string()));
    pool().await;

    let start = Instant::now();
    START.scope(start, async {
        let n = Arc::new(Notify::new());
        let waiter = { let n = n.clone(); START.scope(start, async move { let _g = Guard("waiter"); n.notified().await; time::sleep(ms(5)).await; 1u32 }) };
        let h = tokio::spawn(waiter);
        let doomed = tokio::spawn(START.scope(start, async { let _g = Guard("doomed"); std::future::pending::<u32>().await }));
        time::sleep(ms(2)).await;
        n.notify_one();
        doomed.abort();
        println!("{} {}", describe(h.await).await, describe(doomed.await).await);
        println!("{}", describe(tokio::task::spawn_blocking(|| panic!("in blocking")).await).await);
    }).await;
    println!("scoped {:?}", START.try_with(|_| ()).is_err());

    let lock = Arc::new(RwLock::new(vec![1]));
    let r1 = lock.read().await;
    let w = tokio::spawn({ let l = lock.clone(); async move { let mut g = l.write().await; g.push(2); let g = g.downgrade(); g.len() } });
    tokio::task::yield_now().await;
    println!("{} {:?}", lock.try_read().is_err(), lock.try_write().map(|_| ()).map_err(|e| e.to_string()));
    drop(r1);
    println!("{:?} {:?}", w.await.unwrap(), lock.read().await);
    let m = Arc::new(Mutex::new(String::from("m")));
    let g = m.clone().lock_owned().await;
    let late = time::timeout(ms(3), m.lock()).await;
    println!("{} {g}", late.map(|_| ()).unwrap_err());
    let mut iv = time::interval_at(Instant::now() + ms(10), ms(10));
    iv.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let t0 = Instant::now();
    let mut ticks = vec![];
    for n in 0..4 { let t = iv.tick().await; ticks.push((t - t0).as_millis()); if n == 0 { time::sleep(ms(25)).await } }
    println!("{ticks:?}");
    let s = time::sleep(ms(50)); tokio::pin!(s);
    let mut n = 0;
    loop { tokio::select! { () = &mut s => break, _ = time::sleep(ms(20)) => { n += 1; if n == 2 { s.as_mut().reset(Instant::now() + ms(5)) } } } }
    println!("{n} {:?}", t0.elapsed());
}
