// Spawner abstraction with object-safe traits, FutureObj, spawn handles and a deterministic scheduler
use futures::future::{FutureObj, LocalFutureObj, RemoteHandle};
use futures::task::{noop_waker, waker, waker_ref, ArcWake, FutureObj as TaskObj, LocalSpawn, LocalSpawnExt, Spawn, SpawnError, SpawnExt};
use futures::{FutureExt, StreamExt};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll};

struct Flag {
    id: usize,
    woken: AtomicBool,
    wakes: AtomicUsize,
}

impl ArcWake for Flag {
    fn wake_by_ref(this: &Arc<Self>) {
        this.wakes.fetch_add(1, Ordering::SeqCst);
        this.woken.store(true, Ordering::SeqCst);
    }
}

#[derive(Default)]
struct Inner {
    incoming: RefCell<Vec<LocalFutureObj<'static, ()>>>,
    closed: std::cell::Cell<bool>,
}

#[derive(Clone, Default)]
struct Ring(Rc<Inner>);

impl LocalSpawn for Ring {
    fn spawn_local_obj(&self, f: LocalFutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.status_local()?;
        self.0.incoming.borrow_mut().push(f);
        Ok(())
    }
    fn status_local(&self) -> Result<(), SpawnError> {
        if self.0.closed.get() { Err(SpawnError::shutdown()) } else { Ok(()) }
    }
}

impl Spawn for Ring {
    fn spawn_obj(&self, f: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.spawn_local_obj(f.into())
    }
}

struct RoundRobin {
    ring: Ring,
    tasks: BTreeMap<usize, (LocalFutureObj<'static, ()>, Arc<Flag>)>,
    next: usize,
}

impl RoundRobin {
    fn new() -> Self {
        RoundRobin { ring: Ring::default(), tasks: BTreeMap::new(), next: 0 }
    }
    fn turn(&mut self) -> bool {
        for f in self.ring.0.incoming.take() {
            let flag = Arc::new(Flag { id: self.next, woken: AtomicBool::new(true), wakes: AtomicUsize::new(0) });
            self.tasks.insert(self.next, (f, flag));
            self.next += 1;
        }
        let mut done = vec![];
        let mut any = false;
        for (id, (f, flag)) in self.tasks.iter_mut() {
            if !flag.woken.swap(false, Ordering::SeqCst) {
                continue;
            }
            any = true;
            let w = waker_ref(flag);
            if Pin::new(f).poll(&mut Context::from_waker(&w)).is_ready() {
                done.push(*id);
            }
        }
        for id in done {
            let (_, flag) = self.tasks.remove(&id).unwrap();
            println!("task {} done after {} wakes", flag.id, flag.wakes.load(Ordering::SeqCst));
        }
        any
    }
    fn run(&mut self) -> usize {
        let mut turns = 0;
        while self.turn() {
            turns += 1;
        }
        turns
    }
}

use std::future::Future;

async fn hops(n: u32) -> u32 {
    let mut left = n;
    futures::future::poll_fn(move |cx| {
        if left == 0 {
            return Poll::Ready(n);
        }
        left -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await
}

fn start_all(sp: &dyn Spawn, n: u32) -> Vec<RemoteHandle<u32>> {
    (0..n).map(|i| sp.spawn_with_handle(hops(i)).unwrap()).collect()
}

fn main() {
    let mut ex = RoundRobin::new();
    let sp = ex.ring.clone();
    let hs = start_all(&sp, 3);
    println!("turns {}", ex.run());
    println!("{:?}", hs.into_iter().map(|h| h.now_or_never()).collect::<Vec<_>>());

    let h = sp.spawn_local_with_handle({
        let rc = Rc::new(5);
        async move { hops(1).await + *rc }
    });
    let mut h = h.unwrap();
    println!("{}", (&mut h).now_or_never().is_none());
    ex.run();
    println!("{:?}", h.now_or_never());

    let dropped = sp.spawn_with_handle(async {
        hops(2).await;
        println!("never printed");
    });
    drop(dropped);
    println!("turns after the handle went {}", ex.run());
    let forgotten = sp.spawn_with_handle(async {
        hops(2).await;
        println!("printed: forgotten");
    });
    forgotten.unwrap().forget();
    ex.run();

    let obj: TaskObj<'static, u8> = FutureObj::new(Box::new(async { 9 }));
    let boxed = async { println!("obj2") }.boxed();
    let obj2 = FutureObj::from(boxed);
    println!("{:?} {:?}", obj.now_or_never(), obj2.now_or_never());
    sp.0.closed.set(true);
    let e = sp.spawn(async {}).unwrap_err();
    println!("{e} {} {e:?}", e.is_shutdown());
    println!("{:?}", sp.status().is_err());

    let flag = Arc::new(Flag { id: 77, woken: AtomicBool::new(false), wakes: AtomicUsize::new(0) });
    let w = waker(flag.clone());
    let w2 = w.clone();
    println!("{} {}", Arc::strong_count(&flag), w.will_wake(&w2));
    w2.wake();
    w.wake_by_ref();
    drop(w);
    println!("{} {}", Arc::strong_count(&flag), flag.wakes.load(Ordering::SeqCst));
    let nw = noop_waker();
    let mut cx = Context::from_waker(&nw);
    let mut s = futures::stream::iter([1, 2]).fuse();
    println!("{:?} {:?}", s.poll_next_unpin(&mut cx), s.next().poll_unpin(&mut cx));
    println!("{:?} {:?}", s.poll_next_unpin(&mut cx), s.is_done());
}
