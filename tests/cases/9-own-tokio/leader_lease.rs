use std::fmt::{self, Display};
use std::sync::Arc;
use tokio::sync::{watch, Mutex, Notify};
use tokio::task::JoinSet;
use tokio::time::{self, Duration, Instant};
#[derive(Debug, Default)]
struct Lease { holder: Option<usize>, term: u32, expires: Option<Instant> }
struct Cluster { lease: Mutex<Lease>, state: watch::Sender<(u32, Option<usize>)>, freed: Notify }
impl Cluster {
    fn new() -> (Arc<Self>, watch::Receiver<(u32, Option<usize>)>) {
        let (state, rx) = watch::channel((0, None));
        (Arc::new(Self { lease: Mutex::default(), state, freed: Notify::new() }), rx)
    }
    async fn try_acquire(&self, id: usize, ttl: Duration) -> Option<u32> {
        let mut l = self.lease.lock().await;
        let now = Instant::now();
        if l.holder.is_some() && l.expires.map_or(false, |e| e > now) { return None; }
        *l = Lease { holder: Some(id), term: l.term + 1, expires: Some(now + ttl) };
        self.state.send_replace((l.term, l.holder));
        Some(l.term)
    }
    async fn renew(&self, id: usize, term: u32, ttl: Duration) -> Result<(), LeaseError> {
        let mut l = self.lease.lock().await;
        match *l {
            Lease { holder: Some(h), term: t, .. } if h == id && t == term => { l.expires = Some(Instant::now() + ttl); Ok(()) }
            Lease { holder, term: t, .. } => Err(LeaseError { wanted: term, found: t, holder }),
        }
    }
    async fn release(&self, id: usize) { let mut l = self.lease.lock().await; if l.holder == Some(id) { l.holder = None; self.state.send_replace((l.term, None)); self.freed.notify_waiters(); } }
}
#[derive(Debug, Clone, Copy)]
struct LeaseError { wanted: u32, found: u32, holder: Option<usize> }
impl Display for LeaseError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { let Self { wanted, found, holder } = self; write!(f, "term {wanted} lost to {found} ({holder:?})") } }
async fn node(id: usize, c: Arc<Cluster>, work: u64, stall: bool) -> Vec<String> {
    let ttl = Duration::from_millis(30);
    let mut log = vec![];
    let t0 = Instant::now();
    let term = loop {
        if let Some(t) = c.try_acquire(id, ttl).await { break t; }
        tokio::select! { biased; _ = c.freed.notified() => {} _ = time::sleep(Duration::from_millis(20)) => {} }
    };
    log.push(format!("{id} leads term {term} at {:?}", t0.elapsed()));
    let mut beat = time::interval(Duration::from_millis(10));
    beat.tick().await;
    for i in 0..work {
        if stall && i == 1 { time::sleep(Duration::from_millis(75)).await; }
        beat.tick().await;
        if let Err(e) = c.renew(id, term, ttl).await { log.push(format!("{id} steps down: {e}")); return log; }
    }
    c.release(id).await;
    log.push(format!("{id} done at {:?}", t0.elapsed()));
    log
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (c, mut rx) = Cluster::new();
    let watcher = tokio::spawn(async move { let mut seen = vec![]; while rx.changed().await.is_ok() { seen.push(*rx.borrow_and_update()); if seen.len() == 5 { break; } } seen });
    let mut set = JoinSet::new();
    for (i, (w, s)) in [(3, true), (2, false), (1, false)].iter().copied().enumerate() { set.spawn(node(i, c.clone(), w, s)); }
    while let Some(Ok(log)) = set.join_next().await { for l in log { println!("{l}"); } }
    println!("{:?}", time::timeout(Duration::from_millis(1), watcher).await.map(|r| r.unwrap()).unwrap_or_default());
    println!("{:?}", c.lease.lock().await.term);
}
