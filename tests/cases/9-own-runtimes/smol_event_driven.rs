use smol::channel::{bounded, unbounded, Receiver, Sender};
use smol::future::{self, FutureExt};
use smol::lock::{Mutex, MutexGuardArc};
use smol::stream::StreamExt;
use smol::{block_on, Executor, Task, Timer};
use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

enum Msg {
    Put(String, i64, Sender<Option<i64>>),
    Get(String, Sender<Option<i64>>),
    Each(Box<dyn Fn(&str, i64) -> bool + Send>, Sender<usize>),
}

async fn store(rx: Receiver<Msg>) -> BTreeMap<String, i64> {
    let mut m = BTreeMap::new();
    while let Ok(msg) = rx.recv().await {
        match msg {
            Msg::Put(k, v, back) => drop(back.send(m.insert(k, v)).await),
            Msg::Get(k, back) => {
                let _ = back.try_send(m.get(&k).copied());
            }
            Msg::Each(f, back) => {
                let n = m.iter().filter(|(k, v)| f(k, **v)).count();
                back.send(n).await.ok();
            }
        }
    }
    m
}

struct Client(Sender<Msg>);
impl Client {
    async fn put(&self, k: &str, v: i64) -> Option<i64> {
        let (tx, rx) = bounded(1);
        self.0.send(Msg::Put(k.into(), v, tx)).await.ok()?;
        rx.recv().await.ok()?
    }
    async fn get(&self, k: &str) -> Option<i64> {
        let (tx, rx) = bounded(1);
        self.0.send(Msg::Get(k.into(), tx)).await.ok()?;
        rx.recv().await.ok().flatten()
    }
}

fn main() {
    let ex = Executor::new();
    let (tx, rx) = unbounded();
    let server: Task<BTreeMap<String, i64>> = ex.spawn(store(rx));
    block_on(ex.run(async {
        let c = Client(tx.clone());
        println!("{:?} {:?}", c.put("a", 1).await, c.put("a", 2).await);
        println!("{:?}", future::zip(c.get("a"), c.get("zz")).await);
        c.put("b", 30).await;
        let (btx, brx) = bounded(1);
        c.0.send(Msg::Each(Box::new(|k, v| k == "b" || v > 1), btx)).await.unwrap();
        println!("{:?}", brx.recv().await);
    }));
    println!("done {}", server.is_finished());
    drop(tx);
    println!("{:?}", block_on(ex.run(server)));

    let ex = Arc::new(Executor::new());
    let (stop, stopped) = unbounded::<()>();
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let (ex, stopped) = (ex.clone(), stopped.clone());
            thread::spawn(move || block_on(ex.run(stopped.recv())).is_err())
        })
        .collect();
    let m = Arc::new(Mutex::new(0u64));
    let ts: Vec<Task<u64>> = (1..=8)
        .map(|i| {
            let m = m.clone();
            ex.spawn(async move {
                future::yield_now().await;
                let mut g: MutexGuardArc<u64> = m.lock_arc().await;
                *g += i;
                Timer::after(Duration::from_millis(1)).await;
                i
            })
        })
        .collect();
    let sum = block_on(async {
        let mut s = 0;
        for t in ts {
            s += t.await;
        }
        s
    });
    drop(stop);
    println!("{sum} {} {}", block_on(m.lock()), threads.into_iter().all(|t| t.join().unwrap()));

    block_on(async {
        let t = smol::spawn(async { if true { panic!("task panics") } });
        let r = AssertUnwindSafe(t).catch_unwind().await;
        println!("{:?}", r.unwrap_err().downcast_ref::<&str>());
        let (tx, rx) = bounded::<u8>(2);
        println!("{:?} {:?} {:?}", tx.try_send(1), tx.try_send(2), tx.try_send(3).map_err(|e| e.is_full()));
        println!("{} {} {:?}", rx.len(), rx.is_full(), rx.try_recv());
        let w = rx.downgrade_like();
        println!("{w}");
        let slow = async { Timer::after(Duration::from_millis(80)).await; 1 };
        let fast = async { Timer::after(Duration::from_millis(10)).await; 2 };
        println!("{}", slow.race(fast).await);
        let mut got = vec![];
        let mut s = Box::pin(rx.clone().take(1).chain(smol::stream::iter([7, 8])));
        while let Some(x) = s.next().await {
            got.push(x);
        }
        println!("{got:?} closed {}", tx.close());
        println!("{:?} {:?}", tx.send(1).await.map_err(|e| e.into_inner()), rx.recv().await.is_err());
        let text = smol::unblock(|| { thread::sleep(Duration::from_millis(5)); String::from("from the pool") }).await;
        println!("{text}");
        println!("{:?}", future::try_zip(async { Err::<(), _>(3) }, future::pending::<Result<(), i32>>()).await);
    });
}
trait D {
    fn downgrade_like(&self) -> usize;
}
impl<T> D for Receiver<T> {
    fn downgrade_like(&self) -> usize {
        self.sender_count() + self.receiver_count()
    }
}
