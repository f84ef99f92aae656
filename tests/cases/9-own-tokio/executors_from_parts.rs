use futures::future::{FutureObj, LocalFutureObj};
use futures::stream::{FuturesUnordered, StreamExt};
use futures::task::{waker, waker_ref, ArcWake, AtomicWaker, LocalSpawn, Spawn, SpawnError};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

struct Task {
    body: Mutex<Option<FutureObj<'static, ()>>>,
    queue: Arc<Mutex<VecDeque<Arc<Task>>>>,
    wakes: AtomicUsize,
}

impl ArcWake for Task {
    fn wake_by_ref(this: &Arc<Self>) {
        this.wakes.fetch_add(1, Ordering::Relaxed);
        this.queue.lock().unwrap().push_back(this.clone());
    }
}

#[derive(Default, Clone)]
struct Exec {
    queue: Arc<Mutex<VecDeque<Arc<Task>>>>,
}

impl Spawn for Exec {
    fn spawn_obj(&self, body: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        let t = Task { body: Mutex::new(Some(body)), queue: self.queue.clone(), wakes: AtomicUsize::new(0) };
        self.queue.lock().unwrap().push_back(Arc::new(t));
        Ok(())
    }
}

impl Exec {
    fn run(&self) -> (u32, usize) {
        let (mut polls, mut wakes) = (0, 0);
        loop {
            let Some(t) = ({ let mut q = self.queue.lock().unwrap(); q.pop_front() }) else { return (polls, wakes) };
            let mut slot = t.body.lock().unwrap();
            if let Some(mut f) = slot.take() {
                polls += 1;
                let w = waker_ref(&t);
                if Pin::new(&mut f).poll(&mut Context::from_waker(&w)).is_pending() {
                    *slot = Some(f);
                } else {
                    wakes += t.wakes.load(Ordering::Relaxed);
                }
            }
        }
    }
}

#[derive(Default)]
struct Local(Rc<RefCell<FuturesUnordered<LocalFutureObj<'static, ()>>>>);

impl LocalSpawn for Local {
    fn spawn_local_obj(&self, f: LocalFutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.0.borrow_mut().push(f);
        Ok(())
    }
}

#[derive(Default)]
struct Event {
    set: AtomicBool,
    waker: AtomicWaker,
}

impl Event {
    fn fire(&self) {
        self.set.store(true, Ordering::Release);
        self.waker.wake();
    }
}

struct Wait(Arc<Event>);
impl Future for Wait {
    type Output = &'static str;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.0.set.load(Ordering::Acquire) {
            return Poll::Ready("fired");
        }
        self.0.waker.register(cx.waker());
        if self.0.set.load(Ordering::Acquire) { Poll::Ready("raced") } else { Poll::Pending }
    }
}

struct Bell(AtomicUsize);
impl ArcWake for Bell {
    fn wake_by_ref(b: &Arc<Self>) {
        b.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn main() {
    use futures::task::{LocalSpawnExt, SpawnExt};
    let ex = Exec::default();
    let event = Arc::new(Event::default());
    let e = event.clone();
    ex.spawn(async move { println!("waiter: {}", Wait(e).await) }).unwrap();
    let spawner = ex.clone();
    ex.spawn(async move {
        println!("firer starts");
        spawner.spawn(async { println!("grandchild") }).unwrap();
        event.fire();
        println!("firer ends");
    }).unwrap();
    let h = ex.spawn_with_handle(async { 1 + 1 }).unwrap();
    println!("{:?}", ex.run());
    println!("{}", futures::executor::block_on(h));
    let l = Local::default();
    let rc = Rc::new(5);
    let r2 = rc.clone();
    l.spawn_local(async move { println!("local {r2}") }).unwrap();
    let hl = l.spawn_local_with_handle(async move { *rc * 2 }).unwrap();
    let set = l.0.clone();
    futures::executor::block_on(async { let mut s = set.take(); while s.next().await.is_some() {} });
    println!("{}", futures::executor::block_on(hl));
    let bell = Arc::new(Bell(AtomicUsize::new(0)));
    let w = waker(bell.clone());
    w.wake_by_ref();
    let w2 = w.clone();
    println!("{} {}", w.will_wake(&w2), Arc::strong_count(&bell));
    w2.wake();
    drop(w);
    println!("{} {}", bell.0.load(Ordering::SeqCst), Arc::strong_count(&bell));
    let aw = AtomicWaker::new();
    println!("{:?}", aw.take().is_none());
    aw.register(&waker(bell.clone()));
    aw.wake();
    aw.wake();
    println!("{} {}", bell.0.load(Ordering::SeqCst), Arc::strong_count(&bell));
    let obj: FutureObj<'static, i32> = FutureObj::new(Box::pin(async { 7 }));
    println!("{}", futures::executor::block_on(obj));
    let mut f = async { 1 };
    let f = unsafe { Pin::new_unchecked(&mut f) };
    let obj = LocalFutureObj::new(f);
    println!("{}", futures::executor::block_on(obj));
}
