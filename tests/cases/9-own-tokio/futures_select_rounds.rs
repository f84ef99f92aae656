use futures::channel::{mpsc, oneshot};
use futures::executor::{block_on, LocalPool};
use futures::future::{self, AbortHandle, Abortable, BoxFuture, FutureExt, LocalBoxFuture, TryFutureExt};
use futures::lock::Mutex;
use futures::stream::{self, AbortHandle as StreamAbort, FuturesOrdered, FuturesUnordered, StreamExt, TryStreamExt};
use futures::task::{LocalSpawnExt, SpawnExt};
use futures::{join, pin_mut, select, select_biased, try_join, SinkExt};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

async fn ticks(n: usize) {
    for _ in 0..n {
        let mut once = false;
        future::poll_fn(|cx| if std::mem::replace(&mut once, true) { std::task::Poll::Ready(()) } else { cx.waker().wake_by_ref(); std::task::Poll::Pending }).await;
    }
}

async fn player(name: &'static str, mut rx: mpsc::Receiver<u32>, mut tx: mpsc::Sender<u32>, log: Rc<RefCell<Vec<String>>>) -> usize {
    let mut hits = 0;
    while let Some(n) = rx.next().await {
        log.borrow_mut().push(format!("{name}{n}"));
        hits += 1;
        if n == 0 || tx.send(n - 1).await.is_err() {
            break;
        }
    }
    hits
}

async fn work(n: u32) -> Result<u32, String> {
    ticks(n as usize).await;
    if n % 4 == 3 { Err(format!("{n} failed")) } else { Ok(n * 10) }
}

fn main() {
    let mut pool = LocalPool::new();
    let sp = pool.spawner();
    let log = Rc::new(RefCell::new(vec![]));
    let (mut a_tx, a_rx) = mpsc::channel(0);
    let (b_tx, b_rx) = mpsc::channel(0);
    let p1 = sp.spawn_local_with_handle(player("ping", a_rx, b_tx, log.clone())).unwrap();
    let p2 = sp.spawn_local_with_handle(player("pong", b_rx, a_tx.clone(), log.clone())).unwrap();
    pool.run_until(async { a_tx.send(5).await.unwrap(); drop(a_tx); });
    println!("{:?} {:?}", pool.run_until(async { join!(p1, p2) }), log.borrow());

    let r = block_on(async {
        let a = ticks(3).fuse();
        let b = ticks(1).fuse();
        pin_mut!(a, b);
        let mut order = String::new();
        loop {
            select_biased! {
                () = a => order.push('a'),
                () = b => order.push('b'),
                complete => break order,
            }
        }
    });
    println!("{r}");
    println!("{:?}", block_on(async { try_join!(work(1), work(2), work(4)) }));
    println!("{:?}", block_on(async { try_join!(work(5), work(3), work(7)) }));
    let v: Vec<_> = block_on([2u32, 0, 1].into_iter().map(work).collect::<FuturesUnordered<_>>().collect());
    println!("{v:?}");
    let v: Result<Vec<_>, _> = block_on([2u32, 0, 1].into_iter().map(work).collect::<FuturesOrdered<_>>().try_collect());
    println!("{v:?}");
    let (h, reg) = AbortHandle::new_pair();
    let counted = Rc::new(Cell::new(0));
    let c = counted.clone();
    let s = Abortable::new(stream::repeat(1).then(move |x| { let c = c.clone(); async move { c.set(c.get() + x); ticks(1).await; c.get() } }), reg);
    let got = block_on(s.map(|n| { if n == 3 { h.abort(); } n }).collect::<Vec<_>>());
    println!("{got:?} {}", counted.get());
    let (s, h): (_, StreamAbort) = stream::abortable(stream::iter(1..=3));
    h.abort();
    println!("{:?}", block_on(s.collect::<Vec<_>>()));
    let m = Arc::new(Mutex::new(vec![]));
    for i in 0..3 {
        let m = m.clone();
        sp.spawn(async move {
            let mut g = m.lock().await;
            ticks(2).await;
            g.push(i);
        }).unwrap();
    }
    pool.run();
    println!("{:?} {:?}", block_on(m.lock()), Arc::strong_count(&m));
    let fs: Vec<BoxFuture<'static, Option<u32>>> = vec![work(3).ok_like().boxed(), work(8).ok_like().boxed()];
    println!("{:?}", block_on(future::join_all(fs)));
    let (tx, rx) = oneshot::channel::<u8>();
    let mut rx = rx.fuse();
    let mut timer = Box::pin(ticks(2).fuse());
    let mut tx = Some(tx);
    let out = block_on(async {
        let mut seen = vec![];
        for _ in 0..2 {
            select! {
                v = rx => { seen.push(format!("{v:?}")); }
                _ = timer => { seen.push("timer".into()); if let Some(t) = tx.take() { t.send(4).unwrap(); } }
            }
        }
        seen
    });
    println!("{out:?}");
    let mut chain: LocalBoxFuture<'_, i32> = future::ready(1).boxed_local();
    for k in 2..=5 {
        chain = chain.then(move |x| async move { ticks(1).await; x * k }).boxed_local();
    }
    println!("{}", block_on(chain));
    let e = block_on(work(7).map_err(|e| e.len()).or_else(|n| async move { if n > 3 { Err(n) } else { Ok(0) } }));
    println!("{e:?} {:?}", block_on(work(3).unwrap_or_else(|e| e.len() as u32)));
    let (mut tx, rx) = mpsc::unbounded::<Result<u32, String>>();
    block_on(async {
        for i in 1..=3 { tx.send(work(i).await).await.unwrap(); }
        tx.close_channel();
        println!("{:?}", rx.map(|r| r.unwrap_or(0)).collect::<Vec<_>>().await);
    });
}

trait OkLike: TryFutureExt<Ok = u32> + Sized + Send + 'static { fn ok_like(self) -> BoxFuture<'static, Option<u32>> where Self: std::future::Future<Output = Result<u32, String>> { self.map(Result::ok).boxed() } }
impl<T: TryFutureExt<Ok = u32> + Sized + Send + 'static> OkLike for T {}
