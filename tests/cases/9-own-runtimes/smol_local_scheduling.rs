use smol::channel;
use smol::future;
use smol::lock::{Barrier, Mutex, RwLock, Semaphore};
use smol::stream::{self, Stream, StreamExt};
use smol::LocalExecutor;
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

struct Pairs<S: Stream>(S, Option<S::Item>);
impl<S: Stream + Unpin> Stream for Pairs<S>
where
    S::Item: Unpin,
{
    type Item = (S::Item, Option<S::Item>);
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match Pin::new(&mut self.0).poll_next(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(x)) => match self.1.take() {
                    Some(a) => return Poll::Ready(Some((a, Some(x)))),
                    None => self.1 = Some(x),
                },
                Poll::Ready(None) => return Poll::Ready(self.1.take().map(|a| (a, None))),
            }
        }
    }
}

fn main() {
    let log = Rc::new(RefCell::new(String::new()));
    let put = |s: &str| log.borrow_mut().push_str(s);
    let ex = Rc::new(LocalExecutor::new());
    let a = ex.spawn(async {
        for i in 0..3 {
            put(&format!("a{i} "));
            future::yield_now().await;
        }
    });
    let ex3 = ex.clone();
    let put = &put;
    let b = ex.spawn(async move {
        put("b ");
        let inner = ex3.spawn(async move { put("inner ") });
        future::yield_now().await;
        put("b-again ");
        inner.await;
        put("b-end ");
    });
    println!("{} {}", ex.try_tick(), ex.try_tick());
    println!("{}", log.borrow());
    future::block_on(ex.run(async {
        a.await;
        b.await;
    }));
    println!("{}", log.take());
    println!("{} {}", ex.is_empty(), ex.try_tick());

    let (tx, rx) = channel::bounded(1);
    let sum = Rc::new(Cell::new(0));
    let consumer = ex.spawn({
        let sum = sum.clone();
        async move {
            let mut p = Pairs(rx, None);
            while let Some((x, y)) = p.next().await {
                sum.set(sum.get() + x * 10 + y.unwrap_or(0));
            }
            sum.get()
        }
    });
    let producer = ex.spawn(async move {
        for i in 1..=5 {
            tx.send(i).await.unwrap();
        }
    });
    println!("{:?}", future::block_on(ex.run(future::zip(consumer, producer))));

    future::block_on(ex.run(async {
        let m = Rc::new(Mutex::new(vec![]));
        let sem = Rc::new(Semaphore::new(1));
        let bar = Rc::new(Barrier::new(2));
        let mut ts = vec![];
        for i in 0..4 {
            let (m, sem, bar) = (m.clone(), sem.clone(), bar.clone());
            ts.push(ex.spawn(async move {
                let p = sem.acquire().await;
                m.lock().await.push(i);
                drop(p);
                let lead = bar.wait().await.is_leader();
                m.lock().await.push(10 + i);
                lead
            }));
        }
        let mut leaders = 0;
        for t in ts {
            leaders += u32::from(t.await);
        }
        let mut v = m.lock().await;
        v[4..].sort();
        println!("{v:?} {leaders}");
        let rw = RwLock::new(5);
        let (r1, r2) = future::zip(rw.read(), rw.read()).await;
        println!("{} {:?}", *r1 + *r2, future::poll_once(rw.write()).await.is_none());
        drop((r1, r2));
        *rw.write().await *= 2;
        println!("{rw:?}");
        let t = ex.spawn(future::pending::<u8>());
        println!("{:?}", t.cancel().await);
        let f = ex.spawn(async { 3 }).fallible();
        println!("{:?}", f.await);
    }));
    let dropped = Rc::new(Cell::new(false));
    struct Flag(Rc<Cell<bool>>);
    impl Drop for Flag {
        fn drop(&mut self) {
            self.0.set(true);
        }
    }
    let ex2 = LocalExecutor::new();
    let flag = Flag(dropped.clone());
    ex2.spawn(async move {
        let _f = flag;
        future::pending::<()>().await
    })
    .detach();
    ex2.try_tick();
    println!("before {}", dropped.get());
    drop(ex2);
    println!("after {}", dropped.get());
    let v = future::block_on(async {
        let s = stream::iter(1..=9).filter(|x| x % 2 == 1).map(|x| x * x);
        let folded = s.clone().fold(String::new(), |a, x| format!("{a}<{x}>")).await;
        let (small, big): (Vec<i32>, Vec<i32>) = s.clone().partition(|x| *x < 20).await;
        let found = s.clone().find(|x| *x > 30).await;
        let pos = { let mut t = s.clone(); t.position(|x| x == 25).await };
        let zipped: Vec<(i32, char)> = s.clone().zip(stream::iter("abc".chars())).collect().await;
        let r: Result<i32, String> = { let t = s.clone(); let mut t = t.map(Ok::<i32, String>); t.try_fold(0, |a, x| if x < 50 { Ok(a + x) } else { Err(format!("{x} after {a}")) }).await };
        let nth = { let mut t = s.clone(); t.nth(2).await };
        println!("{folded} {small:?} {big:?} {found:?} {pos:?} {zipped:?} {r:?} {nth:?}");
        let mut p = Box::pin(stream::once(4));
        let or = stream::or(stream::pending::<i32>(), stream::iter([1])).collect::<Vec<_>>().await;
        (p.next().await, or, stream::block_on(stream::repeat(2).take(3)).sum::<i32>())
    });
    println!("{v:?}");
}
