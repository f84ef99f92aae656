use futures::executor::block_on;
use futures::future::{self, Either, FutureExt, OptionFuture};
use futures::stream::{FuturesUnordered, StreamExt};
use futures::task::{waker, ArcWake, AtomicWaker};
use futures::{join, pending, poll, select, select_biased, try_join};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll};

struct Count(AtomicU32);
impl ArcWake for Count {
    fn wake_by_ref(a: &Arc<Self>) {
        a.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[derive(Default)]
struct Switch {
    on: AtomicBool,
    waker: AtomicWaker,
}
impl Switch {
    fn flip(&self) {
        self.on.store(true, Ordering::SeqCst);
        self.waker.wake();
    }
}
struct Wait(Arc<Switch>, u32, Rc<Cell<u32>>);
impl Future for Wait {
    type Output = u32;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        self.2.set(self.2.get() + 1);
        self.0.waker.register(cx.waker());
        if self.0.on.load(Ordering::SeqCst) { Poll::Ready(self.1) } else { Poll::Pending }
    }
}

fn main() {
    let c = Arc::new(Count(AtomicU32::new(0)));
    let w = waker(c.clone());
    let mut cx = Context::from_waker(&w);
    let polls = Rc::new(Cell::new(0));
    let switches: Vec<Arc<Switch>> = (0..4).map(|_| Arc::default()).collect();
    let mut all: FuturesUnordered<Wait> = switches.iter().zip(1..).map(|(s, n)| Wait(s.clone(), n, polls.clone())).collect();
    println!("{:?} polls {} wakes {}", all.poll_next_unpin(&mut cx), polls.get(), c.0.load(Ordering::SeqCst));
    println!("{:?} polls {}", all.poll_next_unpin(&mut cx), polls.get());
    switches[2].flip();
    switches[0].flip();
    println!("wakes {}", c.0.load(Ordering::SeqCst));
    println!("{:?} {:?} polls {}", all.poll_next_unpin(&mut cx), all.poll_next_unpin(&mut cx), polls.get());
    println!("{:?} left {}", all.poll_next_unpin(&mut cx), all.len());
    for f in all.iter_mut() {
        f.1 *= 100;
    }
    switches[3].flip();
    switches[1].flip();
    println!("{:?}", block_on(all.collect::<Vec<_>>()));

    block_on(async {
        let log = RefCell::new(vec![]);
        let step = |name: &'static str, n: u32| {
            let log = &log;
            async move {
                for i in 0..n {
                    log.borrow_mut().push(format!("{name}{i}"));
                    let mut once = false;
                    future::poll_fn(|cx| {
                        cx.waker().wake_by_ref();
                        if std::mem::replace(&mut once, true) { Poll::Ready(()) } else { Poll::Pending }
                    })
                    .await;
                }
                n
            }
        };
        println!("{:?}", join!(step("a", 2), step("b", 1), step("c", 3)));
        println!("{}", log.take().join(" "));
        let r: Result<(u32, u32), &str> = try_join!(async { Ok(step("d", 3).await) }, async { step("e", 1).await; Err("stop") });
        println!("{r:?} {}", log.take().join(" "));
        let mut x = Box::pin(step("x", 2).fuse());
        let mut y = Box::pin(step("y", 1).fuse());
        let mut order = vec![];
        loop {
            select_biased! {
                n = x => order.push(('x', n)),
                n = y => order.push(('y', n)),
                complete => break,
            }
        }
        println!("{order:?} {}", log.take().join(" "));
        let mut z = Box::pin(step("z", 1));
        println!("{:?}", poll!(&mut z));
        println!("{:?}", poll!(z.as_mut()));
        match future::select(Box::pin(step("p", 4)), Box::pin(step("q", 2))).await {
            Either::Left((n, _)) => println!("p {n}"),
            Either::Right((n, p)) => println!("q {n}, then p {}", p.await),
        }
        println!("{}", log.take().len());
        let some: OptionFuture<_> = Some(step("o", 1)).into();
        let none: OptionFuture<future::Ready<u8>> = None.into();
        println!("{:?} {:?}", some.await, none.await);
        let mut f = Box::pin(async { pending!(); 3 });
        println!("{:?} {:?}", f.as_mut().now_or_never(), f.as_mut().now_or_never());
        let mut ready = future::ready(5).fuse();
        let mut never = future::pending::<i32>();
        let v = select! { v = ready => v, v = never => v, default => 0 };
        println!("{v} {:?}", select! { v = ready => v, default => -1 });
        let e: Either<_, future::Ready<i32>> = future::ready(1).left_future();
        println!("{} {:?}", e.await, future::lazy(|_| 4).flatten_future().await);
    });
}
trait Flat: Future + Sized {
    fn flatten_future(self) -> future::Ready<u8> {
        future::ready(9)
    }
}
impl<F: Future> Flat for F {}
