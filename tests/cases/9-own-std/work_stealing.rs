use std::collections::VecDeque;
use std::iter;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

type Task = Box<dyn FnOnce(&Worker) + Send>;

#[derive(Default)]
struct Deque(Mutex<VecDeque<Task>>);
impl Deque {
    fn push(&self, t: Task) {
        self.0.lock().unwrap().push_back(t);
    }
    fn pop(&self) -> Option<Task> {
        self.0.lock().unwrap().pop_back()
    }
    fn steal(&self) -> Option<Task> {
        let mut q = self.0.lock().ok()?;
        let half = q.len().div_ceil(2);
        let mut taken: VecDeque<_> = q.drain(..half).collect();
        let first = taken.pop_front();
        taken.into_iter().rev().for_each(|t| q.push_front(t));
        first
    }
}

struct Pool {
    deques: Vec<Deque>,
    pending: AtomicUsize,
    idle: Mutex<usize>,
    wake: Condvar,
    stop: AtomicBool,
    steals: AtomicUsize,
}

struct Worker {
    id: usize,
    pool: Arc<Pool>,
}

impl Worker {
    fn spawn(&self, f: impl FnOnce(&Worker) + Send + 'static) {
        self.pool.pending.fetch_add(1, Ordering::SeqCst);
        self.pool.deques[self.id].push(Box::new(f));
        self.pool.wake.notify_one();
    }
    fn find(&self) -> Option<Task> {
        let n = self.pool.deques.len();
        self.pool.deques[self.id].pop().or_else(|| {
            (1..n).map(|k| (self.id + k) % n).find_map(|v| self.pool.deques[v].steal()).inspect(|_| {
                self.pool.steals.fetch_add(1, Ordering::Relaxed);
            })
        })
    }
    fn run(self) -> usize {
        let mut done = 0;
        loop {
            if let Some(t) = self.find() {
                t(&self);
                done += 1;
                if self.pool.pending.fetch_sub(1, Ordering::SeqCst) == 1 {
                    self.pool.stop.store(true, Ordering::SeqCst);
                    let _g = self.pool.idle.lock().unwrap();
                    self.pool.wake.notify_all();
                }
                continue;
            }
            if self.pool.stop.load(Ordering::SeqCst) {
                return done;
            }
            let g = self.pool.idle.lock().unwrap();
            let _ = self.pool.wake.wait_timeout(g, std::time::Duration::from_millis(2)).unwrap();
        }
    }
}

fn fork_join(threads: usize, root: impl FnOnce(&Worker) + Send + 'static) -> (usize, Vec<usize>) {
    let pool = Arc::new(Pool {
        deques: iter::repeat_with(Deque::default).take(threads).collect(),
        pending: 1.into(),
        idle: Mutex::new(0),
        wake: Condvar::new(),
        stop: false.into(),
        steals: 0.into(),
    });
    pool.deques[0].push(Box::new(root));
    let hs: Vec<_> = (0..threads).map(|id| { let w = Worker { id, pool: pool.clone() }; thread::spawn(move || w.run()) }).collect();
    let per: Vec<usize> = hs.into_iter().map(|h| h.join().unwrap()).collect();
    (pool.steals.load(Ordering::Relaxed), per)
}

fn tree(depth: u32, sum: Arc<AtomicUsize>) -> impl FnOnce(&Worker) + Send + 'static {
    move |w| {
        sum.fetch_add(1 << depth, Ordering::Relaxed);
        if depth > 0 {
            for _ in 0..2 {
                let t: Task = Box::new(tree_boxed(depth - 1, sum.clone()));
                w.spawn(t);
            }
        }
    }
}

fn tree_boxed(depth: u32, sum: Arc<AtomicUsize>) -> Task {
    Box::new(move |w| tree(depth, sum)(w))
}

fn main() {
    for threads in [1, 3] {
        let sum = Arc::new(AtomicUsize::new(0));
        let (steals, per) = fork_join(threads, tree(6, sum.clone()));
        println!("{threads} threads: sum {} tasks {} stole {}", sum.load(Ordering::Relaxed), per.iter().sum::<usize>(), if threads == 1 { steals } else { 0 });
    }
    let out = Arc::new(Mutex::new(vec![]));
    let o = out.clone();
    let (_, per) = fork_join(2, move |w| {
        for i in 0..10u32 {
            let o = o.clone();
            w.spawn(move |_| o.lock().unwrap().push(i.pow(2)));
        }
    });
    let mut v = out.lock().unwrap().clone();
    v.sort_unstable();
    println!("{v:?} {}", per.iter().sum::<usize>());
    let d = Deque::default();
    for _ in 0..5 { d.push(Box::new(|w| print!("{} ", w.id))); }
    println!("{} {}", d.steal().is_some(), d.0.lock().unwrap().len());
}
