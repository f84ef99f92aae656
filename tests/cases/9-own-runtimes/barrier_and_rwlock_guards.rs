use std::collections::HashMap;
use std::ops::Deref;
use std::panic::catch_unwind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{mpsc, Arc, Barrier, Condvar, LockResult, Mutex, MutexGuard, Once, OnceLock, PoisonError, RwLock, RwLockReadGuard, TryLockError, Weak};
use std::thread;
use std::time::{Duration, Instant};

struct Cache<V> {
    map: RwLock<HashMap<u32, Arc<OnceLock<V>>>>,
    misses: AtomicUsize,
}
impl<V: Clone> Cache<V> {
    fn get(&self, k: u32, make: impl FnOnce(u32) -> V) -> V {
        let known = self.map.read().unwrap().get(&k).cloned();
        let slot = known.unwrap_or_else(|| self.map.write().unwrap().entry(k).or_default().clone());
        slot.get_or_init(|| {
            self.misses.fetch_add(1, Ordering::Relaxed);
            make(k)
        })
        .clone()
    }
}

struct View<'a>(RwLockReadGuard<'a, Vec<u8>>);
impl Deref for View<'_> {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.0[1..]
    }
}

fn ignore<T>(r: LockResult<T>) -> T {
    r.unwrap_or_else(PoisonError::into_inner)
}

struct Bus {
    subs: Mutex<Vec<Weak<Mutex<Vec<u32>>>>>,
}
impl Bus {
    fn subscribe(&self) -> Arc<Mutex<Vec<u32>>> {
        let s = Arc::new(Mutex::new(vec![]));
        self.subs.lock().unwrap().push(Arc::downgrade(&s));
        s
    }
    fn publish(&self, x: u32) -> usize {
        let mut subs = self.subs.lock().unwrap();
        subs.retain(|w| w.upgrade().map(|s| s.lock().unwrap().push(x)).is_some());
        subs.len()
    }
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let cache = Cache { map: RwLock::default(), misses: AtomicUsize::new(0) };
    let sums: Vec<u32> = thread::scope(|s| {
        let hs: Vec<_> = (0..4).map(|_| s.spawn(|| (1..=5).map(|k| cache.get(k, |k| { thread::sleep(Duration::from_millis(1)); k * k })).sum())).collect();
        hs.into_iter().map(|h| h.join().unwrap()).collect()
    });
    println!("{sums:?} misses {}", cache.misses.into_inner());
    let data = RwLock::new(vec![1, 2, 3]);
    let v = View(data.read().unwrap());
    println!("{:?} {:?} {}", &*v, v.iter().max(), matches!(data.try_write(), Err(TryLockError::WouldBlock)));
    drop(v);
    println!("{data:?}");
    let m = Mutex::new(1);
    let _ = catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _g = m.lock().unwrap();
        panic!();
    }));
    println!("{m:?} {}", ignore(m.lock()));
    match m.try_lock() {
        Err(TryLockError::Poisoned(e)) => {
            println!("{e}");
            println!("{}", e.into_inner());
        },
        _ => println!("?"),
    }
    println!("{:?}", m.into_inner().map_err(|e| e.to_string()));
    let once = Once::new();
    let r = catch_unwind(|| once.call_once(|| panic!("first")));
    println!("{} {:?}", r.is_err(), once);
    let r = catch_unwind(|| once.call_once(|| ()));
    println!("{}", r.is_err());
    once.call_once_force(|st| println!("poisoned {}", st.is_poisoned()));
    println!("{}", once.is_completed());
    let bus = Bus { subs: Mutex::default() };
    let a = bus.subscribe();
    let n1 = { let _b = bus.subscribe(); bus.publish(1) };
    println!("{n1} {} {:?}", bus.publish(2), a.lock().unwrap());
    let stop = Arc::new(AtomicBool::new(false));
    let pair = Arc::new((Mutex::new(0u32), Condvar::new()));
    let ticker = thread::spawn({
        let (stop, pair) = (stop.clone(), pair.clone());
        move || {
            let mut n = 0;
            while !stop.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(5));
                n += 1;
                *pair.0.lock().unwrap() = n;
                pair.1.notify_all();
            }
        }
    });
    let g: MutexGuard<u32> = pair.1.wait_while(pair.0.lock().unwrap(), |n| *n < 3).unwrap();
    println!("reached {}", *g >= 3);
    drop(g);
    stop.store(true, Ordering::Relaxed);
    ticker.join().unwrap();
    let barrier = Barrier::new(2);
    let t = Instant::now();
    let leaders = thread::scope(|s| {
        let h = s.spawn(|| { thread::sleep(Duration::from_millis(20)); barrier.wait().is_leader() });
        let me = barrier.wait().is_leader();
        me as u8 + h.join().unwrap() as u8
    });
    println!("{leaders} {}", t.elapsed() >= Duration::from_millis(20));
    let (tx, rx) = mpsc::sync_channel(2);
    let h = thread::spawn(move || (0..5).map(|i| tx.try_send(i).is_ok()).collect::<Vec<_>>());
    println!("{:?} {:?}", h.join().unwrap(), rx.try_iter().collect::<Vec<i32>>());
    println!("{:?}", rx.iter().next());
}
