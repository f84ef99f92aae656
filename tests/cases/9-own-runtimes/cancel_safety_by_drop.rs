use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

#[derive(Default)]
struct Inner<T> {
    queue: VecDeque<T>,
    waiters: VecDeque<(u64, Waker)>,
    next: u64,
    closed: bool,
}
struct Chan<T>(Rc<RefCell<Inner<T>>>);
impl<T> Clone for Chan<T> {
    fn clone(&self) -> Self {
        Chan(Rc::clone(&self.0))
    }
}
struct Recv<'a, T> {
    chan: &'a Chan<T>,
    ticket: Option<u64>,
}
impl<T> Chan<T> {
    fn new() -> Self {
        Chan(Rc::new(RefCell::new(Inner { queue: VecDeque::new(), waiters: VecDeque::new(), next: 0, closed: false })))
    }
    fn push(&self, x: T) {
        let mut i = self.0.borrow_mut();
        i.queue.push_back(x);
        if let Some((t, w)) = i.waiters.pop_front() {
            println!("  (waiter {t} is called)");
            drop(i);
            w.wake();
        }
    }
    fn close(&self) {
        let ws: Vec<_> = {
            let mut i = self.0.borrow_mut();
            i.closed = true;
            i.waiters.drain(..).collect()
        };
        for (_, w) in ws {
            w.wake();
        }
    }
    fn recv(&self) -> Recv<'_, T> {
        Recv { chan: self, ticket: None }
    }
}
impl<T> Future for Recv<'_, T> {
    type Output = Option<T>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let chan = self.chan;
        let mut i = chan.0.borrow_mut();
        if let Some(x) = i.queue.pop_front() {
            self.ticket = None;
            return Poll::Ready(Some(x));
        }
        if i.closed {
            return Poll::Ready(None);
        }
        if self.ticket.is_none_or(|t| !i.waiters.iter().any(|(n, _)| *n == t)) {
            let t = i.next;
            i.next += 1;
            i.waiters.push_back((t, cx.waker().clone()));
            self.ticket = Some(t);
        }
        Poll::Pending
    }
}
impl<T> Drop for Recv<'_, T> {
    fn drop(&mut self) {
        let Some(t) = self.ticket else { return };
        let mut i = self.chan.0.borrow_mut();
        let before = i.waiters.len();
        i.waiters.retain(|(n, _)| *n != t);
        if i.waiters.len() == before {
            println!("  (ticket {t} passes its call on)");
            if !i.queue.is_empty() {
                if let Some((_, w)) = i.waiters.pop_front() {
                    w.wake();
                }
            }
        } else {
            println!("  (ticket {t} is withdrawn)");
        }
    }
}

struct Timeout<F>(Pin<Box<F>>, u32);
impl<F: Future> Future for Timeout<F> {
    type Output = Result<F::Output, &'static str>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let Poll::Ready(v) = self.0.as_mut().poll(cx) {
            return Poll::Ready(Ok(v));
        }
        self.1 -= 1;
        if self.1 == 0 {
            return Poll::Ready(Err("gave up"));
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

async fn consumer(name: &str, c: Chan<u32>, patience: u32) -> u32 {
    let mut sum = 0;
    loop {
        match Timeout(Box::pin(c.recv()), patience).await {
            Ok(Some(x)) => {
                println!("{name} got {x}");
                sum += x;
            }
            Ok(None) => {
                println!("{name}: closed");
                return sum;
            }
            Err(e) => {
                println!("{name} {e}");
                tokio::task::yield_now().await;
                if sum > 0 {
                    return sum;
                }
            }
        }
    }
}

fn main() {
    let rt = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let local = tokio::task::LocalSet::new();
    let c = Chan::new();
    let a = local.spawn_local({ let c = c.clone(); async move { consumer("ann", c, 2).await } });
    let b = local.spawn_local({ let c = c.clone(); async move { consumer("bob", c, 50).await } });
    let r = rt.block_on(local.run_until(async move {
        for x in 1..=4 {
            tokio::task::yield_now().await;
            println!("push {x}");
            c.push(x);
        }
        for _ in 0..6 {
            tokio::task::yield_now().await;
        }
        c.push(10);
        tokio::task::yield_now().await;
        c.close();
        (a.await.unwrap(), b.await.unwrap())
    }));
    println!("{r:?}");
}
