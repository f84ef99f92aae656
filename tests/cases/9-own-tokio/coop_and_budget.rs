use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::{mpsc, Mutex, Notify, Semaphore};
use tokio::task::{self, unconstrained, LocalSet};

struct CountPolls<F>(Pin<Box<F>>, Arc<AtomicU32>);
impl<F: Future> Future for CountPolls<F> {
    type Output = F::Output;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.as_mut().poll(cx)
    }
}

async fn counted<F: Future>(f: F) -> (F::Output, u32) {
    let n = Arc::new(AtomicU32::new(0));
    let v = CountPolls(Box::pin(f), n.clone()).await;
    (v, n.load(Ordering::SeqCst))
}

async fn drain(mut rx: mpsc::UnboundedReceiver<u32>) -> u32 {
    let mut sum = 0;
    while let Some(x) = rx.recv().await {
        sum += x;
    }
    sum
}

fn full(n: u32) -> mpsc::UnboundedReceiver<u32> {
    let (tx, rx) = mpsc::unbounded_channel();
    for i in 0..n {
        tx.send(i).unwrap();
    }
    rx
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{:?}", tokio::spawn(counted(drain(full(300)))).await.unwrap());
    println!("{:?}", tokio::spawn(counted(unconstrained(drain(full(300))))).await.unwrap());
    println!("{:?}", tokio::spawn(counted(drain(full(127)))).await.unwrap());
    println!("{:?}", counted(drain(full(128))).await);
    let r = tokio::spawn(counted(async {
        let s = Semaphore::new(1);
        for _ in 0..400 {
            drop(s.acquire().await.unwrap());
        }
        let m = Mutex::new(0);
        for _ in 0..100 {
            *m.lock().await += 1;
        }
        m.into_inner()
    }))
    .await
    .unwrap();
    println!("{r:?}");
    let r = tokio::spawn(counted(async {
        for _ in 0..5 {
            task::yield_now().await;
        }
        for _ in 0..500 {
            std::future::ready(()).await;
        }
    }))
    .await
    .unwrap();
    println!("{r:?}");
    let n = Arc::new(Notify::new());
    let other = Arc::new(AtomicU32::new(0));
    let (n2, o2) = (n.clone(), other.clone());
    let h = tokio::spawn(async move {
        n2.notified().await;
        o2.fetch_add(1, Ordering::SeqCst);
    });
    task::yield_now().await;
    n.notify_one();
    let mut rx = full(200);
    let mut seen_at = None;
    for i in 0..200 {
        rx.recv().await;
        if other.load(Ordering::SeqCst) == 1 && seen_at.is_none() {
            seen_at = Some(i);
        }
    }
    println!("the other ran before receive {seen_at:?}");
    h.await.unwrap();
    let set = LocalSet::new();
    let log = std::rc::Rc::new(std::cell::RefCell::new(String::new()));
    for c in ['a', 'b'] {
        let log = log.clone();
        set.spawn_local(async move {
            let mut rx = full(260);
            while let Ok(_) = rx.try_recv() {}
            let mut rx = full(260);
            let mut k = 0;
            while rx.recv().await.is_some() {
                k += 1;
                if k % 65 == 0 {
                    log.borrow_mut().push(c);
                }
            }
        });
    }
    set.await;
    println!("{}", log.borrow());
    let hs: Vec<_> = (0..3).map(|i| tokio::spawn(async move { task::yield_now().await; i })).collect();
    let mut v = vec![];
    for h in hs {
        v.push(h.await.unwrap());
    }
    println!("{v:?}");
}
