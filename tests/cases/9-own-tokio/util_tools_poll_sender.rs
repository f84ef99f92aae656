use futures::{future::poll_fn, SinkExt};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::{broadcast, mpsc, watch, Semaphore};
use tokio::time::{sleep, Duration, Instant};
use tokio_stream::wrappers::{BroadcastStream, IntervalStream, UnboundedReceiverStream, WatchStream};
use tokio_stream::{Stream, StreamExt};
use tokio_util::either::Either;
use tokio_util::sync::{CancellationToken, PollSemaphore, PollSender, ReusableBoxFuture};

struct Limited<S> {
    inner: S,
    sem: PollSemaphore,
    held: Vec<tokio::sync::OwnedSemaphorePermit>,
}
impl<S: Stream + Unpin> Stream for Limited<S> {
    type Item = S::Item;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        match self.sem.poll_acquire(cx) {
            Poll::Ready(Some(p)) => self.held.push(p),
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Pending => {
                println!("  no permit, {} held", self.held.len());
                return Poll::Pending;
            }
        }
        Pin::new(&mut self.inner).poll_next(cx)
    }
}

fn pick(fast: bool) -> Either<impl Future<Output = &'static str>, impl Future<Output = &'static str>> {
    if fast {
        Either::Left(async { "at once" })
    } else {
        Either::Right(async {
            sleep(Duration::from_millis(3)).await;
            "later"
        })
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let (tx, mut rx) = mpsc::channel::<u32>(1);
    let mut ps = PollSender::new(tx);
    println!("reserve {:?}", poll_fn(|cx| ps.poll_reserve(cx)).await);
    println!("send {:?} closed {}", ps.send_item(1), ps.is_closed());
    println!("abort {}", ps.abort_send());
    let h = tokio::spawn(async move {
        for x in 2..=4 {
            ps.send(x).await.unwrap();
        }
        ps.close();
        ps.get_ref().is_none()
    });
    while let Some(x) = rx.recv().await {
        println!("got {x}");
        sleep(Duration::from_millis(1)).await;
    }
    println!("{} {:?}", h.await.unwrap(), start.elapsed());

    let sem = Arc::new(Semaphore::new(2));
    let s = Limited { inner: tokio_stream::iter('a'..='e'), sem: PollSemaphore::new(sem.clone()), held: vec![] };
    let adder = tokio::spawn(async move {
        sleep(Duration::from_millis(5)).await;
        sem.add_permits(2);
        sleep(Duration::from_millis(5)).await;
        sem.close();
    });
    let v: String = s.map(String::from).collect().await;
    println!("{v:?}");
    adder.await.unwrap();

    let mut boxed = ReusableBoxFuture::new(async { 1u32 });
    let a = boxed.get_pin().await;
    boxed.set(async { sleep(Duration::from_millis(2)).await; 2 });
    println!("{a} {}", poll_fn(|cx| boxed.poll(cx)).await);
    println!("{:?}", boxed.try_set(std::future::ready(3)).is_ok());
    println!("{} {}", pick(true).await, pick(false).await);

    let root = CancellationToken::new();
    let (left, right) = (root.child_token(), root.child_token());
    let leaf = left.child_token();
    left.cancel();
    println!("{} {} {} {}", root.is_cancelled(), left.is_cancelled(), leaf.is_cancelled(), right.is_cancelled());
    let w = tokio::spawn({ let r = right.clone(); async move { r.cancelled_owned_like().await; "right heard" } });
    sleep(Duration::from_millis(1)).await;
    root.cancel();
    println!("{}", w.await.unwrap());
    leaf.cancelled().await;
    println!("late child {}", root.child_token().is_cancelled());

    let (btx, brx) = broadcast::channel(2);
    for i in 0..4 {
        btx.send(i).unwrap();
    }
    drop(btx);
    let b: Vec<String> = BroadcastStream::new(brx).map(|r| r.map_or_else(|e| e.to_string(), |v| v.to_string())).collect().await;
    println!("{b:?}");
    let (wtx, wrx) = watch::channel("start");
    let ws = tokio::spawn(WatchStream::new(wrx).collect::<Vec<_>>());
    for s in ["one", "two"] {
        tokio::task::yield_now().await;
        wtx.send(s).unwrap();
    }
    tokio::task::yield_now().await;
    drop(wtx);
    println!("{:?}", ws.await.unwrap());
    let n = IntervalStream::new(tokio::time::interval(Duration::from_millis(4))).take(3).map(|i| (i - start).as_millis()).collect::<Vec<_>>().await;
    println!("{}", n.windows(2).all(|w| w[1] - w[0] == 4));
    let (utx, urx) = mpsc::unbounded_channel();
    (1..=7).for_each(|i| utx.send(i).unwrap());
    drop(utx);
    let c: Vec<Vec<i32>> = UnboundedReceiverStream::new(urx).filter(|x| x % 3 != 0).map(|x| vec![x; 2]).collect().await;
    println!("{c:?}");
    let mut p = tokio_stream::iter(1..4).peekable_like();
    println!("{:?}", p.next().await);
}
trait Extra {
    async fn cancelled_owned_like(&self);
}
impl Extra for CancellationToken {
    async fn cancelled_owned_like(&self) {
        self.cancelled().await
    }
}
trait P: Stream + Sized {
    fn peekable_like(self) -> Pin<Box<Self>> {
        Box::pin(self)
    }
}
impl<S: Stream> P for S {}
