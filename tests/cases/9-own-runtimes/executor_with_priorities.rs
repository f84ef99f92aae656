use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BinaryHeap};
use std::cmp::Reverse;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

type LocalFuture = Pin<Box<dyn Future<Output = ()>>>;

#[derive(Default)]
struct Ready(Mutex<BinaryHeap<(u8, Reverse<u64>)>>);

struct TaskWaker {
    id: u64,
    priority: u8,
    ready: Arc<Ready>,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }
    fn wake_by_ref(self: &Arc<Self>) {
        self.ready.0.lock().unwrap().push((self.priority, Reverse(self.id)));
    }
}

#[derive(Clone)]
struct Executor {
    tasks: Rc<RefCell<BTreeMap<u64, (LocalFuture, u8)>>>,
    ready: Arc<Ready>,
    next: Rc<Cell<u64>>,
}

struct Join<T>(Rc<RefCell<(Option<T>, Option<Waker>)>>);

impl<T> Future for Join<T> {
    type Output = T;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let mut slot = self.0.borrow_mut();
        match slot.0.take() {
            Some(v) => Poll::Ready(v),
            None => {
                slot.1 = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl Executor {
    fn new() -> Self {
        Executor { tasks: Default::default(), ready: Arc::default(), next: Rc::new(Cell::new(1)) }
    }
    fn spawn<F>(&self, priority: u8, f: F) -> Join<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        let id = self.next.get();
        self.next.set(id + 1);
        let slot = Rc::new(RefCell::new((None, None::<Waker>)));
        let back = slot.clone();
        let whole = async move {
            let v = f.await;
            let mut s = back.borrow_mut();
            s.0 = Some(v);
            if let Some(w) = s.1.take() {
                w.wake();
            }
        };
        self.tasks.borrow_mut().insert(id, (Box::pin(whole), priority));
        self.ready.0.lock().unwrap().push((priority, Reverse(id)));
        Join(slot)
    }
    fn run(&self) -> usize {
        let mut polls = 0;
        loop {
            let Some((_, Reverse(id))) = self.ready.0.lock().unwrap().pop() else { return polls };
            let Some((mut fut, priority)) = self.tasks.borrow_mut().remove(&id) else { continue };
            let waker = Waker::from(Arc::new(TaskWaker { id, priority, ready: self.ready.clone() }));
            polls += 1;
            if fut.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
                self.tasks.borrow_mut().insert(id, (fut, priority));
            }
        }
    }
}

async fn pause() {
    let mut first = true;
    std::future::poll_fn(move |cx| {
        if std::mem::take(&mut first) {
            cx.waker().wake_by_ref();
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
    .await
}

async fn worker(name: String, steps: u32) -> u32 {
    let mut sum = 0;
    for i in 1..=steps {
        println!("{name:>6} step {i}");
        sum += i;
        pause().await;
    }
    sum
}

fn main() {
    let ex = Executor::new();
    let low = ex.spawn(1, worker("low".into(), 2));
    let high = ex.spawn(9, worker("high".to_owned(), 3));
    let mid = ex.spawn(5, worker(format!("{}", "mid"), 2));
    let e2 = ex.clone();
    ex.spawn(9, async move {
        let (a, b) = (high.await, mid.await);
        println!("high gave {a}, mid gave {b}");
        let late = e2.spawn(7, worker(String::from("late"), 1));
        println!("late gave {} and low gave {}", late.await, low.await);
    });
    println!("{} polls", ex.run());
    println!("left {}", ex.tasks.borrow().len());
}
