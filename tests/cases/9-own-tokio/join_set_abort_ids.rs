use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Barrier, Notify, RwLock};
use tokio::task::{self, JoinError, JoinSet};
use tokio::time::{self, timeout, Instant};

struct Guard(Arc<AtomicUsize>, &'static str);
impl Drop for Guard {
    fn drop(&mut self) {
        let n = self.0.fetch_add(1, Ordering::SeqCst);
        println!("{} cleaned up as number {}", self.1, n + 1);
    }
}

fn describe(r: Result<u32, JoinError>) -> String {
    match r {
        Ok(v) => format!("value {v}"),
        Err(e) if e.is_cancelled() => "cancelled".into(),
        Err(e) => match e.try_into_panic() {
            Ok(p) => match p.downcast::<String>() {
                Ok(s) => format!("panic {s:?}"),
                Err(p) => format!("panic {:?}", p.downcast_ref::<&str>()),
            },
            Err(e) => format!("odd {e}"),
        },
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    std::panic::set_hook(Box::new(|i| println!("hook: {}", i.to_string().lines().last().unwrap_or(""))));
    let cleaned = Arc::new(AtomicUsize::new(0));
    let mut set: JoinSet<u32> = JoinSet::new();
    let c = cleaned.clone();
    let long = set.spawn(async move {
        let _g = Guard(c, "long");
        time::sleep(Duration::from_secs(60)).await;
        1
    });
    set.spawn(async { panic!("number {}", 7) });
    set.spawn(async { panic!("plain") });
    set.spawn(async {
        task::yield_now().await;
        4
    });
    let c = cleaned.clone();
    set.spawn(async move {
        let _g = Guard(c, "quick");
        5
    });
    println!("{} tasks, finished {}", set.len(), long.is_finished());
    for _ in 0..4 {
        println!("{}", describe(set.join_next().await.unwrap()));
    }
    long.abort();
    println!("{}", describe(set.join_next().await.unwrap()));
    println!("{:?} {}", set.join_next().await.map(describe), long.is_finished());

    for i in 0..3 {
        set.spawn(time_out(i));
    }
    set.abort_all();
    while let Some(r) = set.join_next().await {
        println!("{}", describe(r));
    }
    set.spawn(async { 8 });
    set.detach_all();
    println!("empty {}", set.is_empty());
    task::yield_now().await;

    let map = Arc::new(RwLock::new(BTreeMap::new()));
    let barrier = Arc::new(Barrier::new(3));
    let go = Arc::new(Notify::new());
    let t = Instant::now();
    let hs: Vec<_> = (0..3u64)
        .map(|i| {
            let (map, barrier, go) = (map.clone(), barrier.clone(), go.clone());
            tokio::spawn(async move {
                go.notified().await;
                time::sleep(Duration::from_millis(10 * (3 - i))).await;
                map.write().await.insert(i, t.elapsed().as_millis());
                let r = barrier.wait().await;
                let seen = map.read().await.len();
                (r.is_leader(), seen)
            })
        })
        .collect();
    task::yield_now().await;
    go.notify_waiters();
    for h in hs {
        println!("{:?}", h.await.unwrap());
    }
    println!("{:?}", map.read().await);
    let r = map.clone().read_owned().await;
    println!("{} {}", map.try_write().is_err(), timeout(Duration::from_millis(2), map.write()).await.is_err());
    drop(r);
    let w = map.write().await;
    let down = w.downgrade();
    println!("{} readers too {}", down.len(), map.try_read().is_ok());
}

async fn time_out(i: u64) -> u32 {
    time::sleep(Duration::from_secs(i + 1)).await;
    i as u32
}
