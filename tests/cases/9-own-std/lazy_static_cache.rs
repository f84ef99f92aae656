use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU32, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, OnceLock, RwLock};
use std::thread;
use std::time::{Duration, Instant};

struct Memo<K, V> {
    map: RwLock<HashMap<K, Arc<OnceLock<V>>>>,
    computed: AtomicU32,
}

impl<K: Hash + Eq + Clone, V: Clone> Memo<K, V> {
    fn new() -> Self {
        Memo { map: RwLock::default(), computed: AtomicU32::new(0) }
    }
    fn get(&self, k: &K, f: impl FnOnce(&K) -> V) -> V {
        let cell = self.map.read().unwrap().get(k).cloned();
        let cell = cell.unwrap_or_else(|| self.map.write().unwrap().entry(k.clone()).or_default().clone());
        cell.get_or_init(|| {
            self.computed.fetch_add(1, Ordering::Relaxed);
            f(k)
        })
        .clone()
    }
}

fn slow_len(s: &Cow<'static, str>) -> usize {
    thread::sleep(Duration::from_millis(20));
    s.chars().count()
}

#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    New = 0,
    Running = 1,
    Over = 2,
}

struct Machine(AtomicU8);

impl Machine {
    fn phase(&self) -> Phase {
        match self.0.load(Ordering::Acquire) {
            0 => Phase::New,
            1 => Phase::Running,
            2 => Phase::Over,
            n => unreachable!("{n}"),
        }
    }
    fn go(&self, from: Phase, to: Phase) -> Result<Phase, Phase> {
        self.0
            .compare_exchange(from as u8, to as u8, Ordering::AcqRel, Ordering::Acquire)
            .map(|_| to)
            .map_err(|_| self.phase())
    }
}

struct Limiter {
    state: Mutex<(Instant, u32)>,
    per: Duration,
    burst: u32,
}

impl Limiter {
    fn allow(&self) -> bool {
        let mut g = self.state.lock().unwrap();
        let (ref mut since, ref mut used) = *g;
        if since.elapsed() >= self.per {
            *since = Instant::now();
            *used = 0;
        }
        *used += 1;
        *used <= self.burst
    }
}

fn main() {
    let memo = Arc::new(Memo::new());
    let t = Instant::now();
    let words: [Cow<'static, str>; 4] = ["apple".into(), "kiwi".into(), Cow::Owned("app".to_string() + "le"), "größe".into()];
    let hs: Vec<_> = words
        .iter()
        .cloned()
        .cycle()
        .take(10)
        .map(|w| { let m = memo.clone(); thread::spawn(move || m.get(&w, slow_len)) })
        .collect();
    let lens: Vec<_> = hs.into_iter().map(|h| h.join().unwrap()).collect();
    println!("{lens:?} computed {}", memo.computed.load(Ordering::Relaxed));
    println!("{}", t.elapsed() < Duration::from_millis(150));

    let m = Machine(AtomicU8::new(Phase::New as u8));
    println!("{:?} {:?}", m.go(Phase::Running, Phase::Over), m.phase());
    let winners: Vec<bool> = thread::scope(|s| {
        let hs: Vec<_> = (0..4).map(|_| s.spawn(|| m.go(Phase::New, Phase::Running).is_ok())).collect();
        hs.into_iter().map(|h| h.join().unwrap()).collect()
    });
    println!("{} {:?}", winners.iter().filter(|w| **w).count(), m.go(Phase::Running, Phase::Over));

    let l = Limiter { state: Mutex::new((Instant::now(), 0)), per: Duration::from_millis(80), burst: 2 };
    let mut got = String::new();
    for i in 0..6 {
        if i == 4 {
            thread::sleep(Duration::from_millis(100));
        }
        got.push(if l.allow() { 'y' } else { 'n' });
    }
    println!("{got}");

    static CONFIG: OnceLock<Vec<(String, i64)>> = OnceLock::new();
    fn config() -> &'static [(String, i64)] {
        CONFIG.get_or_init(|| {
            "depth=3;width=-20;bad;height=0x10"
                .split(';')
                .filter_map(|kv| {
                    let (k, v) = kv.split_once('=')?;
                    let v = v.strip_prefix("0x").map_or_else(|| v.parse(), |h| i64::from_str_radix(h, 16)).ok()?;
                    Some((k.to_uppercase(), v))
                })
                .collect()
        })
    }
    let lens = thread::scope(|s| [s.spawn(|| config().len()), s.spawn(|| config()[1].0.len())].map(|h| h.join().unwrap()));
    println!("{lens:?} {:?}", config());
    println!("{}", std::ptr::eq(config(), config()));
    let leaked: &'static mut [i32] = Box::leak(vec![3, 1, 2].into_boxed_slice());
    leaked.sort();
    let view: &'static [i32] = leaked;
    println!("{}", thread::spawn(move || view.iter().map(|n| n.to_string()).collect::<Vec<_>>().join("<")).join().unwrap());
}
