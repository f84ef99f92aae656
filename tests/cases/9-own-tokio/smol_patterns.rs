use smol::channel::{self, Receiver, Sender, TryRecvError};
use smol::io::{self, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, Cursor};
use smol::lock::{Mutex, MutexGuard};
use smol::stream::StreamExt;
use smol::{block_on, future, Executor, Task, Timer};
use std::collections::BTreeMap;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

struct Supervisor<'a> {
    ex: &'a Executor<'a>,
    tasks: Vec<(&'static str, Task<Result<u32, String>>)>,
}

impl<'a> Supervisor<'a> {
    fn add(&mut self, name: &'static str, f: impl std::future::Future<Output = Result<u32, String>> + Send + 'a) {
        self.tasks.push((name, self.ex.spawn(f)));
    }
    async fn finish(self) -> BTreeMap<&'static str, Result<u32, String>> {
        let mut out = BTreeMap::new();
        for (n, t) in self.tasks {
            out.insert(n, t.await);
        }
        out
    }
}

async fn stage(rx: Receiver<u64>, tx: Sender<u64>, f: fn(u64) -> Option<u64>) -> usize {
    let mut dropped = 0;
    while let Ok(n) = rx.recv().await {
        match f(n) {
            Some(m) => tx.send(m).await.unwrap_or(()),
            None => dropped += 1,
        }
    }
    dropped
}

fn main() -> io::Result<()> {
    let borrowed: &'static [u32] = Box::leak(Box::new([10, 20, 30]));
    let ex: &'static Executor<'static> = Box::leak(Box::new(Executor::new()));
    let mut sup = Supervisor { ex, tasks: vec![] };
    sup.add("sum", async { Ok(borrowed.iter().sum()) });
    sup.add("first", async { borrowed.first().copied().ok_or_else(|| "empty".into()) });
    sup.add("ninth", async { future::yield_now().await; borrowed.get(9).copied().ok_or(format!("only {}", borrowed.len())) });
    println!("{:?}", block_on(ex.run(sup.finish())));

    let (a_tx, a_rx) = channel::bounded(1);
    let (b_tx, b_rx) = channel::bounded(1);
    let (c_tx, c_rx) = channel::unbounded();
    let s1 = smol::spawn(stage(a_rx, b_tx, |n| Some(n * n)));
    let s2 = smol::spawn(stage(b_rx, c_tx, |n| (n % 2 == 1).then_some(n)));
    block_on(async {
        for i in 1..=7 {
            a_tx.send(i).await.unwrap();
        }
        a_tx.close();
        println!("{:?} {}", a_tx.send(8).await.map_err(|e| e.into_inner()), a_tx.is_closed());
        println!("{} {}", s1.await, s2.await);
        println!("{:?} {:?}", c_rx.clone().collect::<Vec<_>>().await, c_rx.try_recv() == Err(TryRecvError::Closed));
    });
    let hits = Arc::new(AtomicUsize::new(0));
    let ex = Arc::new(Executor::new());
    let (stop, stopped) = channel::unbounded::<()>();
    let threads: Vec<_> = (0..3).map(|_| { let (ex, s) = (ex.clone(), stopped.clone()); thread::spawn(move || block_on(ex.run(s.recv())).is_err()) }).collect();
    let ts: Vec<Task<()>> = (0..20).map(|i| { let h = hits.clone(); ex.spawn(async move { if i % 3 == 0 { Timer::after(Duration::from_millis(5)).await; } h.fetch_add(i, Ordering::SeqCst); }) }).collect();
    block_on(async { for t in ts { t.await; } });
    drop(stop);
    println!("{} {:?}", hits.load(Ordering::SeqCst), threads.into_iter().map(|t| t.join().unwrap()).collect::<Vec<_>>());

    std::panic::set_hook(Box::new(|_| {}));
    let t = smol::spawn(async { panic!("oh") });
    let r = catch_unwind(AssertUnwindSafe(|| block_on(async { let () = t.await; })));
    println!("{:?}", r.unwrap_err().downcast_ref::<&str>());
    block_on(async {
        let m = Mutex::new(vec![1]);
        async fn grow(g: &mut MutexGuard<'_, Vec<i32>>) { future::yield_now().await; g.push(2); }
        let mut g = m.lock().await;
        grow(&mut g).await;
        println!("{:?} {:?}", g, MutexGuard::source(&g).try_lock().is_none());
        drop(g);
        println!("{:?}", m);
        let begun = Instant::now();
        let fast = async { Timer::after(Duration::from_millis(10)).await; "fast" };
        let slow = async { Timer::after(Duration::from_millis(900)).await; "slow" };
        println!("{} {}", future::race(slow, fast).await, begun.elapsed() < Duration::from_millis(400));
        let at = Timer::at(Instant::now() + Duration::from_millis(5)).await;
        println!("{}", at >= begun);
        let mut tm = Timer::after(Duration::from_secs(100));
        tm.set_after(Duration::from_millis(1));
        tm.await;
        println!("{:?}", future::poll_once(Timer::never()).await.is_none());
        let mut lines = BufReader::new(Cursor::new("l1\nl2\n")).lines();
        while let Some(l) = lines.next().await { print!("{} ", l?); }
        let mut w = Cursor::new(vec![]);
        w.write_all(b"xyz").await?;
        let mut s = String::new();
        Cursor::new(w.into_inner()).take(2).read_to_string(&mut s).await?;
        println!("{s} {}", io::copy(&b"123"[..], io::sink()).await?);
        Ok(())
    })
}
