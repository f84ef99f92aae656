use async_std::channel::{bounded, unbounded, Receiver, Sender};
use async_std::future::{self, TimeoutError};
use async_std::prelude::*;
use async_std::stream;
use async_std::sync::{Arc, Mutex, RwLock};
use async_std::task::{self, JoinHandle};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Bolt(u8),
    Plate { w: u32, h: u32 },
}

async fn station(name: &str, input: Receiver<Part>, out: Sender<(String, Part)>) -> usize {
    let mut n = 0;
    while let Ok(p) = input.recv().await {
        n += 1;
        let p = match p {
            Part::Bolt(s) => Part::Bolt(s.saturating_add(1)),
            Part::Plate { w, h } => Part::Plate { w: h, h: w },
        };
        out.send((name.to_string(), p)).await.expect("collector");
    }
    n
}

async fn station_owned(name: String, rx: Receiver<Part>, tx: Sender<(String, Part)>) -> usize {
    station(&name, rx, tx).await
}

async fn gather<S: Stream + Unpin>(mut s: S) -> Vec<S::Item> {
    let mut v = vec![];
    while let Some(x) = s.next().await {
        v.push(x);
    }
    v
}

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    task::block_on(async {
        let (tx, rx) = bounded(2);
        let (otx, orx) = unbounded();
        let a = task::spawn(station_owned("A".into(), rx.clone(), otx.clone()));
        let b = task::spawn(station_owned("B".into(), rx, otx));
        for i in 0..6 {
            tx.send(if i % 2 == 0 { Part::Bolt(i) } else { Part::Plate { w: i as u32, h: 1 } }).await?;
        }
        drop(tx);
        let total = a.await + b.await;
        let mut kinds: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        while let Ok((_, p)) = orx.recv().await {
            match p {
                Part::Bolt(s) => kinds.entry("bolt").or_default().push(s as u32),
                Part::Plate { w, h } => kinds.entry("plate").or_default().push(w * 10 + h),
            }
        }
        kinds.values_mut().for_each(|v| v.sort());
        println!("{total} {kinds:?}");

        let t: Result<u8, TimeoutError> = future::timeout(Duration::from_millis(5), future::pending()).await;
        println!("{t:?} {}", t.clone().unwrap_err());
        println!("{:?}", io_timeout().await.map_err(|e| (e.kind(), e.to_string())));
        let t0 = Instant::now();
        task::sleep(Duration::from_millis(20)).await;
        println!("{}", t0.elapsed() >= Duration::from_millis(20));
        let p = future::poll_fn({
            let mut n = 0;
            move |cx| {
                n += 1;
                if n < 3 {
                    cx.waker().wake_by_ref();
                    std::task::Poll::Pending
                } else {
                    std::task::Poll::Ready(n)
                }
            }
        });
        println!("{}", p.await);

        let lock = RwLock::new(String::from("r"));
        {
            let (r1, r2) = (lock.read().await, lock.read().await);
            println!("{}{} {}", *r1, *r2, lock.try_write().is_none());
        }
        lock.write().await.push('w');
        println!("{:?}", lock);
        println!("{}", lock.into_inner());
        let m = Arc::new(Mutex::new(0u64));
        let hs: Vec<JoinHandle<u64>> = (1..=4)
            .map(|i| {
                let m = m.clone();
                task::spawn(async move {
                    let mut g = m.lock().await;
                    let old = *g;
                    task::yield_now().await;
                    *g = old + i;
                    i
                })
            })
            .collect();
        let mut sum = 0;
        for h in hs {
            sum += h.await;
        }
        println!("{sum} {:?} {}", m, m.try_lock().is_some());
        println!("{:?}", Arc::try_unwrap(m).unwrap().into_inner());

        let s = stream::from_iter(vec!["3", "x", "12"]);
        println!("{:?}", gather(s.clone().map(|t| t.parse::<i32>().ok())).await);
        println!("{:?}", s.clone().filter_map(|t| t.parse::<i32>().ok()).max().await);
        println!("{:?}", s.clone().min_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a))).await);
        println!("{:?}", s.clone().try_fold(0u64, |acc, t| t.parse::<u64>().map(|n| acc + n)).await.map_err(|e| e.to_string()));
        println!("{:?}", gather(stream::from_fn({ let mut i = 0; move || { i += 1; (i < 4).then_some(i * i) } })).await);
        println!("{:?}", gather(stream::repeat_with(|| 'z').take(3)).await);
        println!("{:?}", gather(stream::from_iter([3, 1, 2]).scan(0, |acc, x| { *acc += x; Some(*acc) })).await);
        println!("{:?}", stream::from_iter([1, 2, 3, 4, 5]).step_by(2).inspect(|x| print!("<{x}>")).min().await);
        println!("{:?}", stream::from_iter([1, 2]).cmp(stream::from_iter([1, 3])).await);
        println!("{} {}", stream::from_iter([1, 2]).lt(stream::from_iter([1, 3])).await, stream::from_iter([1]).eq(stream::from_iter([1])).await);
        println!("{:?}", stream::from_iter([1.5, 0.5]).partial_cmp(stream::from_iter([1.5, f64::NAN])).await);
        println!("{:?}", gather(stream::from_iter(0..10).skip(2).take_while(|x| *x < 8).filter(|x| x % 2 == 0)).await);
        println!("{:?}", stream::from_iter([5, 6]).cycle().nth(5).await);
        println!("{:?}", stream::from_iter([5, 6]).find_map(|x| (x > 5).then(|| x * 2)).await);
        println!("{:?}", gather(stream::from_iter([Some(1), None]).map_while_some()).await);
        let name = task::Builder::new().name("bob".into()).spawn(async { task::current().name().map(String::from) })?;
        println!("{:?}", name.await);
        let id = task::current().id();
        println!("{}", task::try_current().is_some_and(|t| t.id() == id));
        Ok(())
    })
}

trait WhileSome<T>: Stream<Item = Option<T>> + Sized {
    fn map_while_some(self) -> std::pin::Pin<Box<dyn Stream<Item = T>>>;
}
impl<T: 'static, S: Stream<Item = Option<T>> + 'static> WhileSome<T> for S {
    fn map_while_some(self) -> std::pin::Pin<Box<dyn Stream<Item = T>>> {
        Box::pin(self.take_while(Option::is_some).filter_map(|x| x))
    }
}

async fn io_timeout() -> async_std::io::Result<u8> {
    async_std::io::timeout(Duration::from_millis(3), async { future::pending().await }).await
}
