use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, BTreeMap};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot, Mutex, Notify, Semaphore};
use tokio::time::{sleep, Duration, Instant};
#[derive(Debug, PartialEq, Eq, Clone, Copy, Hash, PartialOrd, Ord)]
enum Level { Low = 1, Normal = 5, High = 10 }
struct Job { level: Level, seq: u64, cost: u64, done: oneshot::Sender<JobReport> }
#[derive(Debug, Clone, PartialEq)]
struct JobReport { seq: u64, worker: usize, waited: Duration }
impl PartialEq for Job { fn eq(&self, o: &Self) -> bool { self.cmp(o) == Ordering::Equal } }
impl Eq for Job {}
impl PartialOrd for Job { fn partial_cmp(&self, o: &Self) -> Option<Ordering> { Some(self.cmp(o)) } }
impl Ord for Job { fn cmp(&self, o: &Self) -> Ordering { (self.level, Reverse(self.seq)).cmp(&(o.level, Reverse(o.seq))) } }
#[derive(Clone)]
struct Queue { heap: Arc<Mutex<BinaryHeap<Job>>>, ready: Arc<Semaphore>, idle: Arc<Notify>, begun: Instant }
impl Queue {
    fn new() -> Self { Queue { heap: Default::default(), ready: Arc::new(Semaphore::new(0)), idle: Arc::default(), begun: Instant::now() } }
    async fn push(&self, level: Level, seq: u64, cost: u64) -> oneshot::Receiver<JobReport> {
        let (done, rx) = oneshot::channel();
        self.heap.lock().await.push(Job { level, seq, cost, done });
        self.ready.add_permits(1);
        rx
    }
    async fn worker(self, id: usize, stats: mpsc::UnboundedSender<(usize, Level)>) {
        loop {
            let Ok(permit) = self.ready.acquire().await else { break };
            permit.forget();
            let Some(job) = self.heap.lock().await.pop() else { continue };
            let waited = self.begun.elapsed();
            sleep(Duration::from_millis(job.cost)).await;
            let _ = stats.send((id, job.level));
            if job.done.send(JobReport { seq: job.seq, worker: id, waited }).is_err() { println!("nobody waits for {}", job.seq); }
            self.idle.notify_one();
        }
        println!("worker {id} ends");
    }
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let q = Queue::new();
    let (tx, mut rx) = mpsc::unbounded_channel();
    let mut waits = Vec::new();
    for (seq, (level, cost)) in [(Level::Low, 5), (Level::Normal, 10), (Level::High, 20), (Level::High, 1), (Level::Low, 2), (Level::Normal, 3)].into_iter().enumerate() {
        waits.push(q.push(level, seq as u64, cost).await);
    }
    drop(waits.remove(4));
    let workers: Vec<_> = (0..2).map(|i| tokio::spawn(q.clone().worker(i, tx.clone()))).collect();
    drop(tx);
    let reports = futures::future::join_all(waits).await;
    for r in reports.iter().flatten() { println!("{r:?}"); }
    q.idle.notified().await;
    sleep(Duration::from_millis(1)).await;
    q.ready.close();
    for w in workers { w.await.unwrap(); }
    let mut by: BTreeMap<(usize, Level), usize> = BTreeMap::new();
    while let Some(k) = rx.recv().await { *by.entry(k).or_insert(0) += 1; }
    println!("{by:?}");
    println!("{:?} {}", q.begun.elapsed(), q.heap.lock().await.len());
    println!("{}", Level::High as i32 + Level::Low as i32);
}
