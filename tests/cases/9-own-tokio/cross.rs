use std::cell::Cell;
use std::rc::Rc;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{self, LocalSet};
use tokio::time::{sleep, Duration};
fn main() {
    println!("{}", futures::executor::block_on(async { for _ in 0..3 { task::yield_now().await; } 1 }));
    println!("{}", smol::block_on(async { task::yield_now().await; 2 }));
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let local = LocalSet::new();
    let n = local.block_on(&rt, async {
        let (tx, mut rx) = mpsc::unbounded_channel::<u32>();
        let c = Rc::new(Cell::new(0));
        let c2 = c.clone();
        let h = task::spawn_local(async move { while let Some(x) = rx.recv().await { c2.set(c2.get() + x); } c2.get() });
        let senders: Vec<_> = (1..=4).map(|i| { let tx = tx.clone(); tokio::spawn(async move { sleep(Duration::from_millis(i as u64)).await; tx.send(i).unwrap(); }) }).collect();
        drop(tx);
        for s in senders { s.await.unwrap(); }
        let v = h.await.unwrap();
        let (otx, orx) = oneshot::channel();
        let lh = task::spawn_local(async move { orx.await.unwrap() });
        let outside = tokio::spawn(async move { otx.send(10u32).unwrap(); lh.await.unwrap() });
        v + outside.await.unwrap() + c.get()
    });
    println!("{n}");
    std::thread::scope(|s| { s.spawn(|| { let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(); let l = LocalSet::new(); l.spawn_local(async { task::yield_now().await; println!("in a thread"); }); rt.block_on(l); }); });
    let (tx, mut rx) = mpsc::unbounded_channel::<(u32, oneshot::Sender<u32>)>();
    let th = std::thread::spawn(move || {
        let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let l = LocalSet::new();
        l.spawn_local(async move { while let Some((x, r)) = rx.recv().await { task::spawn_local(async move { let rc = Rc::new(x); sleep(Duration::from_millis(1)).await; let _ = r.send(*rc * 2); }); } });
        rt.block_on(l);
    });
    let out = rt.block_on(async move { let mut v = vec![]; for i in 0..4 { let (s, r) = oneshot::channel(); tx.send((i, s)).unwrap(); v.push(r.await.unwrap()); } v });
    th.join().unwrap();
    println!("{out:?}");
    let rt1 = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    let x = rt1.block_on(async { let h = tokio::spawn(async { task::unconstrained(async { for _ in 0..10 { task::yield_now().await; } 5 }).await }); let l = LocalSet::new(); let a = l.run_until(async { let l2 = LocalSet::new(); l2.run_until(async { task::spawn_local(async { 7 }).await.unwrap() }).await + task::spawn_local(async { 1 }).await.unwrap() }).await; h.await.unwrap() + a });
    println!("{x}");
    let l = LocalSet::new();
    let h = l.spawn_local(async { sleep(Duration::from_millis(5)).await; 1 });
    rt1.block_on(async { l.run_until(sleep(Duration::from_millis(1))).await });
    h.abort();
    println!("{:?}", rt1.block_on(async { l.await; h.await.unwrap_err().is_cancelled() }));
}
