// A hand-made runtime: timer heap with virtual time, channels, select, join_all, semaphores, all on one thread.
use std::cell::{Cell, RefCell};
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::cmp::Reverse;
use std::fmt::Debug;
use std::future::{poll_fn, Future, IntoFuture};
use std::ops::AsyncFnOnce;
use std::pin::{pin, Pin};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};
use std::task::{ready, Context, Poll, Wake, Waker};

type Task = Pin<Box<dyn Future<Output = ()>>>;

struct Shared { ready: Mutex<VecDeque<u64>>, wakes: Mutex<Vec<(u64, u64)>>, now: Mutex<u64> }
struct TaskWaker { id: u64, shared: Arc<Shared> }
impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) { Self::wake_by_ref(&self) }
    fn wake_by_ref(self: &Arc<Self>) {
        self.shared.wakes.lock().unwrap().push((*self.shared.now.lock().unwrap(), self.id));
        let mut q = self.shared.ready.lock().unwrap();
        if !q.contains(&self.id) { q.push_back(self.id) }
    }
}

struct Inner { tasks: RefCell<HashMap<u64, Task>>, next: Cell<u64>, timers: RefCell<BinaryHeap<Reverse<(u64, u64)>>>, timer_wakers: RefCell<HashMap<u64, Waker>>, shared: Arc<Shared>, polls: Cell<u32> }
#[derive(Clone)]
struct Rt(Rc<Inner>);
thread_local! { static CURRENT: RefCell<Option<Weak<Inner>>> = const { RefCell::new(None) }; }

impl Rt {
    fn new() -> Self {
        Rt(Rc::new(Inner { tasks: Default::default(), next: Cell::new(1), timers: Default::default(), timer_wakers: Default::default(), polls: Cell::new(0),
            shared: Arc::new(Shared { ready: Mutex::default(), wakes: Mutex::default(), now: Mutex::new(0) }) }))
    }
    fn current() -> Rt { CURRENT.with_borrow(|c| Rt(c.as_ref().and_then(Weak::upgrade).expect("outside of a runtime"))) }
    fn spawn<F>(&self, f: F) -> Join<F::Output> where F: Future + 'static, F::Output: 'static {
        let slot = Rc::new(RefCell::new((None, None::<Waker>)));
        let out = slot.clone();
        let id = self.0.next.replace(self.0.next.get() + 1);
        let task = Box::pin(async move {
            let v = f.await;
            let mut s = out.borrow_mut();
            s.0 = Some(v);
            if let Some(w) = s.1.take() { drop(s); w.wake() }
        });
        self.0.tasks.borrow_mut().insert(id, task);
        self.0.shared.ready.lock().unwrap().push_back(id);
        Join(slot)
    }
    fn now(&self) -> u64 { *self.0.shared.now.lock().unwrap() }
    fn run<T: 'static>(&self, main: impl Future<Output = T> + 'static) -> Result<T, Vec<u64>> {
        let prev = CURRENT.replace(Some(Rc::downgrade(&self.0)));
        let j = self.spawn(main);
        loop {
            while let Some(id) = { let x = self.0.shared.ready.lock().unwrap().pop_front(); x } {
                let Some(mut t) = self.0.tasks.borrow_mut().remove(&id) else { continue };
                let w: Waker = Arc::new(TaskWaker { id, shared: self.0.shared.clone() }).into();
                self.0.polls.set(self.0.polls.get() + 1);
                match t.as_mut().poll(&mut Context::from_waker(&w)) { Poll::Pending => { self.0.tasks.borrow_mut().insert(id, t); } Poll::Ready(()) => {} }
            }
            if j.0.borrow().0.is_some() { break }
            let Some(Reverse((at, key))) = self.0.timers.borrow_mut().pop() else { let mut v: Vec<_> = self.0.tasks.borrow().keys().copied().collect(); v.sort_unstable(); CURRENT.set(prev); return Err(v) };
            *self.0.shared.now.lock().unwrap() = at;
            if let Some(w) = self.0.timer_wakers.borrow_mut().remove(&key) { w.wake() }
        }
        CURRENT.set(prev);
        let v = j.0.borrow_mut().0.take().unwrap();
        Ok(v)
    }
}
struct Join<T>(Rc<RefCell<(Option<T>, Option<Waker>)>>);
impl<T> Future for Join<T> {
    type Output = T;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let mut s = self.0.borrow_mut();
        match s.0.take() { Some(v) => Poll::Ready(v), None => { if s.1.as_ref().is_none_or(|w| !w.will_wake(cx.waker())) { s.1 = Some(cx.waker().clone()) } Poll::Pending } }
    }
}

struct Sleep { until: u64, key: Option<u64> }
fn sleep(ms: u64) -> Sleep { Sleep { until: Rt::current().now() + ms, key: None } }
impl Future for Sleep {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let rt = Rt::current();
        if rt.now() >= self.until { return Poll::Ready(()) }
        let until = self.until; let key = *self.key.get_or_insert_with(|| { let k = rt.0.next.replace(rt.0.next.get() + 1); rt.0.timers.borrow_mut().push(Reverse((until, k))); k });
        rt.0.timer_wakers.borrow_mut().insert(key, cx.waker().clone());
        Poll::Pending
    }
}
impl Drop for Sleep { fn drop(&mut self) { if let Some(k) = self.key { if Rt::current().0.timer_wakers.borrow_mut().remove(&k).is_some() { println!("  sleep until {} cancelled", self.until) } } } }

enum Either<A, B> { Left(A), Right(B) }
async fn race<A: Future, B: Future>(a: A, b: B) -> Either<A::Output, B::Output> {
    let (mut a, mut b) = (pin!(a), pin!(b));
    poll_fn(|cx| { if let Poll::Ready(v) = a.as_mut().poll(cx) { return Poll::Ready(Either::Left(v)) } b.as_mut().poll(cx).map(Either::Right) }).await
}
async fn timeout<T>(ms: u64, f: impl IntoFuture<Output = T>) -> Result<T, u64> {
    match race(f.into_future(), sleep(ms)).await { Either::Left(v) => Ok(v), Either::Right(()) => Err(Rt::current().now()) }
}

mod chan {
    use super::*;
    struct Chan<T> { q: VecDeque<T>, cap: usize, rx: Option<Waker>, txs: VecDeque<Waker>, senders: usize, open: bool }
    pub struct Tx<T>(Rc<RefCell<Chan<T>>>);
    pub struct Rx<T>(Rc<RefCell<Chan<T>>>);
    pub fn channel<T>(cap: usize) -> (Tx<T>, Rx<T>) {
        let c = Rc::new(RefCell::new(Chan { q: VecDeque::with_capacity(cap), cap, rx: None, txs: VecDeque::new(), senders: 1, open: true }));
        (Tx(Rc::clone(&c)), Rx(c))
    }
    impl<T> Clone for Tx<T> { fn clone(&self) -> Self { self.0.borrow_mut().senders += 1; Tx(self.0.clone()) } }
    impl<T> Drop for Tx<T> { fn drop(&mut self) { let mut c = self.0.borrow_mut(); c.senders -= 1; if c.senders == 0 { if let Some(w) = c.rx.take() { w.wake() } } } }
    impl<T> Drop for Rx<T> { fn drop(&mut self) { let mut c = self.0.borrow_mut(); c.open = false; for w in c.txs.drain(..) { w.wake() } } }
    impl<T: Unpin> Tx<T> {
        pub fn send(&self, v: T) -> impl Future<Output = Result<(), T>> + '_ {
            let mut v = Some(v);
            poll_fn(move |cx| {
                let mut c = self.0.borrow_mut();
                if !c.open { return Poll::Ready(Err(v.take().expect("polled after ready"))) }
                if c.q.len() == c.cap { c.txs.push_back(cx.waker().clone()); return Poll::Pending }
                c.q.push_back(v.take().unwrap());
                if let Some(w) = c.rx.take() { w.wake() }
                Poll::Ready(Ok(()))
            })
        }
    }
    impl<T> Rx<T> {
        pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {
            let mut c = self.0.borrow_mut();
            if let Some(v) = c.q.pop_front() { if let Some(w) = c.txs.pop_front() { w.wake() } return Poll::Ready(Some(v)) }
            if c.senders == 0 { Poll::Ready(None) } else { c.rx = Some(cx.waker().clone()); Poll::Pending }
        }
        pub async fn recv(&mut self) -> Option<T> { poll_fn(|cx| self.poll_recv(cx)).await }
    }
}

struct JoinAll<F: Future> { futs: Vec<Option<Pin<Box<F>>>>, outs: Vec<Option<F::Output>> }
impl<F: Future> Unpin for JoinAll<F> {}
impl<F: Future> FromIterator<F> for JoinAll<F> {
    fn from_iter<I: IntoIterator<Item = F>>(it: I) -> Self { let futs: Vec<_> = it.into_iter().map(|f| Some(Box::pin(f))).collect(); let outs = futs.iter().map(|_| None).collect(); Self { futs, outs } }
}
impl<F: Future> Future for JoinAll<F> {
    type Output = Vec<F::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Self { futs, outs } = &mut *self;
        let mut left = 0;
        for (f, o) in futs.iter_mut().zip(outs.iter_mut()) {
            if let Some(fut) = f { match fut.as_mut().poll(cx) { Poll::Ready(v) => { *o = Some(v); *f = None } Poll::Pending => left += 1 } }
        }
        if left > 0 { return Poll::Pending }
        Poll::Ready(outs.iter_mut().map(|o| o.take().unwrap()).collect())
    }
}
struct Countdown<F>(u32, F);
impl<F: FnMut(u32) + Unpin> Future for Countdown<F> {
    type Output = &'static str;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let s = pin!(async { if this.0 > 0 { this.0 -= 1; (this.1)(this.0); None } else { Some("liftoff") } });
        match ready!(s.poll(cx)) { Some(v) => Poll::Ready(v), None => { cx.waker().wake_by_ref(); Poll::Pending } }
    }
}
async fn retry<T, E: Debug>(times: u32, mut f: impl AsyncFnMut(u32) -> Result<T, E>) -> Result<T, E> {
    let mut n = 0;
    loop { match f(n).await { Ok(v) => break Ok(v), Err(e) if n + 1 >= times => break Err(e), Err(e) => { println!("  try {n}: {e:?}"); n += 1; sleep(10 << n).await } } }
}
async fn twice<F: AsyncFnOnce() -> u32>(f: F) -> u32 { f().await * 2 }

fn main() {
    let rt = Rt::new();
    let r = rt.run(async {
        let rt = Rt::current();
        let (tx, mut rx) = chan::channel::<String>(2);
        for id in 0..3u64 { let tx = tx.clone(); rt.spawn(async move { for k in 0..2 { sleep(5 * (3 - id)).await; tx.send(format!("{id}.{k}")).await.unwrap(); } }); }
        drop(tx);
        let mut got = vec![];
        while let Some(m) = rx.recv().await { got.push(format!("{m}@{}", rt.now())) }
        println!("{}", got.join(" "));
        println!("{:?} {:?}", timeout(5, sleep(50)).await, timeout(50, async { sleep(7).await; 7 }).await);
        let log = Rc::new(RefCell::new(vec![]));
        let l = log.clone();
        println!("{} {:?}", Countdown(3, move |n| l.borrow_mut().push(n)).await, log.borrow());
        let all: JoinAll<_> = (1..=4u64).map(|n| async move { sleep(40 - n * 10).await; n * n }).collect();
        println!("{:?} at {}", all.await, rt.now());
        let mut calls = vec![];
        let r = retry(4, async |n| { sleep(1).await; calls.push(n); if n < 2 { Err(format!("no {n}")) } else { Ok(calls.len()) } }).await;
        println!("{r:?} {calls:?}");
        let name = String::from("moved");
        println!("{}", twice(async move || name.len() as u32).await);
        let h = rt.spawn(async { sleep(3).await; "joined" });
        println!("{} at {}", h.await, rt.now());
        let (tx, rx) = chan::channel(1);
        tx.send(1).await.unwrap();
        let sender = rt.spawn(async move { tx.send(2).await });
        sleep(1).await;
        drop(rx);
        println!("{:?}", sender.await);
        rt.now()
    });
    println!("{r:?} polls {} wakes {}", rt.0.polls.get(), rt.0.shared.wakes.lock().unwrap().len());
    println!("{:?}", rt.run(async { let (tx, mut rx) = chan::channel::<u8>(1); let v = rx.recv().await; drop(tx); v }));
}
