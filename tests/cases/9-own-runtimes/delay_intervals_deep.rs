use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{self, error::Elapsed, interval, interval_at, sleep, sleep_until, timeout, timeout_at, Instant, Interval, MissedTickBehavior, Sleep};
use tokio_stream::wrappers::IntervalStream;
use tokio_stream::StreamExt;
use tokio_util::time::{delay_queue, DelayQueue};

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

async fn ticks(mut iv: Interval, stalls: &[u64], start: Instant) -> Vec<(u128, u128)> {
    let mut out = vec![];
    for &s in stalls {
        let t = iv.tick().await;
        out.push(((t - start).as_millis(), start.elapsed().as_millis()));
        sleep(ms(s)).await;
    }
    out
}

// a deadline that is pushed back at every item
struct Idle<F> {
    inner: F,
    deadline: Pin<Box<Sleep>>,
    after: Duration,
    kicks: u32,
}
impl<F: Future + Unpin> Future for Idle<F> {
    type Output = Result<F::Output, u32>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let Poll::Ready(v) = Pin::new(&mut self.inner).poll(cx) {
            return Poll::Ready(Ok(v));
        }
        match self.deadline.as_mut().poll(cx) {
            Poll::Ready(()) if self.kicks > 0 => {
                self.kicks -= 1;
                let at = self.deadline.deadline() + self.after;
                self.deadline.as_mut().reset(at);
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            Poll::Ready(()) => Poll::Ready(Err(self.kicks)),
            Poll::Pending => Poll::Pending,
        }
    }
}

async fn nested(outer: u64, inner: u64, work: u64) -> &'static str {
    match timeout(ms(outer), timeout(ms(inner), sleep(ms(work)))).await {
        Ok(Ok(())) => "done",
        Ok(Err(_)) => "inner",
        Err(_) => "outer",
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for b in [MissedTickBehavior::Burst, MissedTickBehavior::Delay, MissedTickBehavior::Skip] {
        let start = Instant::now();
        let mut iv = interval(ms(100));
        iv.set_missed_tick_behavior(b);
        println!("{b:?} {:?} {:?}", iv.period(), ticks(iv, &[30, 330, 10, 10, 0], start).await);
    }
    let start = Instant::now();
    let mut iv = interval_at(start + ms(50), ms(20));
    iv.tick().await;
    print!("{:?} ", start.elapsed());
    sleep(ms(5)).await;
    iv.reset();
    iv.tick().await;
    println!("{:?}", start.elapsed());
    println!("{:?}", futures::poll!(std::pin::pin!(iv.tick())).is_pending());

    let start = Instant::now();
    let r = Idle { inner: Box::pin(sleep(ms(250))), deadline: Box::pin(sleep(ms(100))), after: ms(60), kicks: 2 }.await;
    println!("{r:?} {:?}", start.elapsed());
    let r = Idle { inner: Box::pin(sleep(ms(150))), deadline: Box::pin(sleep(ms(100))), after: ms(60), kicks: 2 }.await;
    println!("{r:?}");
    println!("{} {} {} {}", nested(50, 30, 40).await, nested(30, 50, 40).await, nested(50, 50, 40).await, nested(20, 20, 20).await);
    println!("{}", nested(20, 20, 30).await);
    let e: Elapsed = timeout_at(Instant::now(), std::future::pending::<()>()).await.unwrap_err();
    println!("{e} {e:?} {:?}", std::io::Error::from(timeout(ms(1), std::future::pending::<()>()).await.unwrap_err()).kind());
    let far = timeout(Duration::MAX, async { 5 }).await;
    println!("{far:?}");

    let s = sleep(ms(40));
    tokio::pin!(s);
    println!("{} {:?}", s.is_elapsed(), s.deadline() - Instant::now());
    s.as_mut().await;
    println!("{}", s.is_elapsed());
    s.as_mut().reset(Instant::now() + ms(5));
    println!("{}", s.is_elapsed());
    let before = Instant::now();
    s.await;
    println!("{:?}", before.elapsed());
    sleep_until(before).await;

    let mut q = DelayQueue::new();
    let start = Instant::now();
    let _a = q.insert("a", ms(30));
    let b = q.insert("b", ms(10));
    let c = q.insert_at("c", start + ms(20));
    q.reset(&b, ms(50));
    println!("{} {:?}", q.len(), q.remove(&c).into_inner());
    let mut got = vec![];
    while let Some(e) = q.next().await {
        let at = (e.deadline() - start).as_millis();
        got.push((e.into_inner(), at, start.elapsed().as_millis()));
        if got.len() == 1 {
            q.insert("d", ms(1));
        }
    }
    println!("{got:?} {}", q.is_empty());
    let key: delay_queue::Key = q.insert("gone", ms(5));
    println!("{:?} {}", q.remove(&key).into_inner(), q.is_empty());

    let start = Instant::now();
    let v: Vec<u128> = IntervalStream::new(interval(ms(15))).map(|t| (t - start).as_millis()).take(4).collect().await;
    println!("{v:?}");
    let th: Vec<_> = tokio_stream::iter(0..3).throttle(ms(10)).map(|x| (x, start.elapsed().as_millis())).collect().await;
    println!("{th:?}");
    let s = tokio_stream::iter([5u64, 50, 5]).then(|d| async move { sleep(ms(d)).await; d }).timeout(ms(20));
    tokio::pin!(s);
    while let Some(r) = s.next().await {
        match r {
            Ok(d) => print!("{d} "),
            Err(_) => print!("late "),
        }
    }
    println!();
    let t0 = Instant::now();
    time::advance(ms(7)).await;
    println!("{:?} {:?}", t0.elapsed(), Instant::now().checked_duration_since(t0 + ms(10)));
    println!("{:?} {:?}", t0.checked_add(ms(1)).map(|t| t - t0), (t0 + ms(3)).saturating_duration_since(t0 + ms(9)));
}
