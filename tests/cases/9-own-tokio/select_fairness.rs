use futures::future::{self, Either, FutureExt};
use futures::{pin_mut, select_biased, StreamExt};
use std::pin::Pin;
use std::future::Future;
use std::task::{Context, Poll};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{interval, sleep, Duration, Instant};
struct CountPolls<F> { inner: Pin<Box<F>>, n: u32 }
impl<F: Future> Future for CountPolls<F> { type Output = (F::Output, u32); fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> { self.n += 1; let n = self.n; self.inner.as_mut().poll(cx).map(|o| (o, n)) } }
fn counted<F: Future>(f: F) -> CountPolls<F> { CountPolls { inner: Box::pin(f), n: 0 } }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (a, b) = (mpsc::unbounded_channel(), mpsc::unbounded_channel());
    for i in 0..200 { a.0.send(i).unwrap(); b.0.send(i).unwrap(); }
    let (mut ra, mut rb) = (a.1, b.1);
    let (mut na, mut nb) = (0u32, 0u32);
    for _ in 0..200 { tokio::select! { Some(_) = ra.recv() => na += 1, Some(_) = rb.recv() => nb += 1 } }
    println!("{} {}", na + nb, na > 50 && nb > 50);
    println!("{:?}", counted(async { tokio::task::yield_now().await; sleep(Duration::from_millis(2)).await; "x" }).await);
    let (r, n) = tokio::join!(counted(async { 1 }), counted(async { for _ in 0..3 { tokio::task::yield_now().await; } 2 }));
    println!("{r:?} {n:?}");
    let (tx, rx) = oneshot::channel::<&str>();
    let slow = sleep(Duration::from_millis(10)).map(|_| "slow");
    pin_mut!(slow);
    match future::select(rx, slow).await { Either::Left((r, _)) => println!("left {r:?}"), Either::Right((s, rx)) => { println!("right {s}"); tx.send("late").unwrap(); println!("{:?}", rx.await); } }
    let t = Instant::now();
    let mut fuse1 = Box::pin(sleep(Duration::from_millis(5)).fuse()); let mut fuse2 = Box::pin(sleep(Duration::from_millis(3)).fuse());
    let mut order = vec![];
    loop { select_biased! { _ = fuse1 => order.push(("one", t.elapsed())), _ = fuse2 => order.push(("two", t.elapsed())), complete => break } }
    println!("{order:?}");
    let mut iv = interval(Duration::from_millis(10));
    let mut op = Box::pin(sleep(Duration::from_millis(25)));
    let (mut ticks, mut done) = (0, false);
    while !(done && ticks >= 4) { tokio::select! { biased; _ = iv.tick() => ticks += 1, () = op.as_mut(), if !done => { done = true; println!("op after {ticks} ticks {:?}", t.elapsed()); } } }
    println!("{ticks}");
    let s = futures::stream::iter(0..5).then(|i| async move { sleep(Duration::from_millis(5 - i)).await; i }).take_until(sleep(Duration::from_millis(11)));
    println!("{:?}", s.collect::<Vec<_>>().await);
    let r = tokio::select! { biased; r = async { tokio::select! { biased; _ = sleep(Duration::from_millis(1)) => "inner", _ = future::pending::<()>() => "never" } } => r, _ = sleep(Duration::from_millis(2)) => "outer" };
    println!("{r}");
    let v = future::select_all(vec![sleep(Duration::from_millis(7)).boxed(), sleep(Duration::from_millis(4)).boxed()]).await; println!("{} {}", v.1, v.2.len());
    println!("{:?}", future::try_join_all(vec![future::ok::<_, i32>(1), future::err(5), future::ok(2)]).await);
    println!("{:?}", future::select_ok(vec![future::err::<i32, _>("a"), future::ok(3)]).await.map(|x| x.0));
}
