// Bridges: blocking iterators as async streams, async streams as blocking iterators
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{mpsc as smpsc, Arc};
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{mpsc, oneshot, Mutex, RwLock};
use tokio_stream::wrappers::{ReceiverStream, UnboundedReceiverStream};
use tokio_stream::{Stream, StreamExt};

fn from_blocking<I>(iter: I) -> impl Stream<Item = I::Item>
where
    I: Iterator + Send + 'static,
    I::Item: Send + 'static,
{
    let (tx, rx) = mpsc::channel(2);
    thread::spawn(move || {
        for x in iter {
            if tx.blocking_send(x).is_err() {
                break;
            }
        }
    });
    ReceiverStream::new(rx)
}

struct BlockingIter<S> {
    rt: Handle,
    stream: std::pin::Pin<Box<S>>,
}
impl<S: Stream> Iterator for BlockingIter<S> {
    type Item = S::Item;
    fn next(&mut self) -> Option<S::Item> {
        self.rt.block_on(self.stream.next())
    }
}

fn service(rt: &Runtime) -> (mpsc::UnboundedSender<(u64, oneshot::Sender<u64>)>, tokio::task::JoinHandle<u64>) {
    let (tx, mut rx) = mpsc::unbounded_channel::<(u64, oneshot::Sender<u64>)>();
    let h = rt.spawn(async move {
        let mut served = 0;
        while let Some((n, reply)) = rx.recv().await {
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(n)).await;
                let _ = reply.send(n * n);
            });
            served += 1;
        }
        served
    });
    (tx, h)
}

fn main() {
    let made = Arc::new(AtomicU64::new(0));
    let made2 = made.clone();
    let rt = Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(2)
        .thread_name_fn({
            let n = AtomicU64::new(0);
            move || format!("rt-{}", n.fetch_add(1, Ordering::SeqCst))
        })
        .on_thread_start(move || {
            made2.fetch_add(1, Ordering::SeqCst);
        })
        .enable_all()
        .build()
        .unwrap();

    let produced = Arc::new(AtomicU64::new(0));
    let p = produced.clone();
    let v: Vec<u64> = rt.block_on(async move {
        let s = from_blocking((1..).inspect(move |_| {
            p.fetch_add(1, Ordering::SeqCst);
        }));
        s.filter(|x| x % 2 == 1).take(4).collect().await
    });
    println!("{v:?} produced a bounded number: {}", produced.load(Ordering::SeqCst) < 20);

    let guard = rt.enter();
    let iter = BlockingIter { rt: rt.handle().clone(), stream: Box::pin(tokio_stream::iter(1..=3).throttle(Duration::from_millis(2)).map(|x| x * 10)) };
    println!("{:?}", iter.zip("abc".chars()).collect::<Vec<_>>());

    drop(guard);
    let (tx, served) = service(&rt);
    let answers: Vec<u64> = thread::scope(|s| {
        let hs: Vec<_> = [30u64, 10, 20]
            .into_iter()
            .map(|n| {
                let tx = tx.clone();
                s.spawn(move || {
                    let (otx, orx) = oneshot::channel();
                    tx.send((n, otx)).unwrap();
                    orx.blocking_recv().unwrap()
                })
            })
            .collect();
        hs.into_iter().map(|h| h.join().unwrap()).collect()
    });
    drop(tx);
    println!("{answers:?} served {}", rt.block_on(served).unwrap());

    let m = Arc::new(Mutex::new(vec![]));
    let rw = Arc::new(RwLock::new(1));
    let hs: Vec<_> = (0..3)
        .map(|i| {
            let (m, rw) = (m.clone(), rw.clone());
            thread::spawn(move || {
                *rw.blocking_write() *= 2;
                m.blocking_lock().push(i);
            })
        })
        .collect();
    for h in hs {
        h.join().unwrap();
    }
    let mut v = Arc::try_unwrap(m).unwrap().into_inner();
    v.sort();
    println!("{v:?} {}", *rw.blocking_read());

    let (stx, srx) = smpsc::channel();
    let utx = {
        let (utx, urx) = mpsc::unbounded_channel();
        rt.spawn(async move {
            let mut s = UnboundedReceiverStream::new(urx);
            let mut sum = 0;
            while let Some(x) = s.next().await {
                sum += x;
                stx.send(sum).unwrap();
            }
        });
        utx
    };
    for i in 1..=4 {
        utx.send(i).unwrap();
    }
    println!("{:?}", srx.iter().take(4).collect::<Vec<i32>>());
    drop(utx);
    println!("{:?}", srx.recv());

    let name = rt.block_on(async { tokio::task::spawn_blocking(|| thread::current().name().map(|n| n.starts_with("rt-"))).await });
    println!("{:?}", name.unwrap());
    let inner = rt.block_on(async {
        tokio::spawn(async { tokio::task::block_in_place(|| Handle::current().block_on(async { 5 + 5 })) }).await
    });
    println!("{inner:?}");
    let h = rt.handle().clone();
    let from_outside = thread::spawn(move || {
        let _g = h.enter();
        let jh = tokio::spawn(async { "spawned from outside" });
        Handle::current().block_on(jh).unwrap()
    });
    println!("{}", from_outside.join().unwrap());
    rt.shutdown_timeout(Duration::from_millis(200));
    println!("threads started at least 3: {}", made.load(Ordering::SeqCst) >= 3);
    println!("{}", Handle::try_current().unwrap_err());
}
