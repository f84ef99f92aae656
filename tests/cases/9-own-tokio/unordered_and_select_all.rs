use futures::future::{self, select_all, select_ok, AbortHandle, Abortable, Aborted, BoxFuture, Either, FutureExt};
use futures::stream::{FuturesOrdered, FuturesUnordered, StreamExt};
use tokio::time::{sleep, sleep_until, Duration, Instant};

fn after(ms: u64, v: u32) -> BoxFuture<'static, u32> {
    async move { sleep(Duration::from_millis(ms)).await; v }.boxed()
}

async fn attempt(ms: u64, ok: bool) -> Result<u64, String> {
    sleep(Duration::from_millis(ms)).await;
    if ok { Ok(ms) } else { Err(format!("{ms} failed")) }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t = Instant::now();
    let mut rest = vec![after(30, 1), after(10, 2), after(20, 3)];
    while !rest.is_empty() {
        let (v, index, others) = select_all(rest).await;
        println!("value {v} was at {index}, {} left, {:?}", others.len(), t.elapsed());
        rest = others;
    }
    let (ok, others) = select_ok([attempt(5, false), attempt(9, true), attempt(20, true)].map(Box::pin)).await.unwrap();
    println!("first success {ok}, {} still running", others.len());
    println!("{:?}", select_ok([Box::pin(attempt(5, false)), Box::pin(attempt(3, false))]).await.map(|p| p.0));

    let mut set: FuturesUnordered<_> = [3u64, 1, 2].into_iter().map(|n| after(n * 10, n as u32)).collect();
    println!("{} {}", set.len(), set.is_empty());
    set.push(after(15, 99));
    let mut order = vec![];
    while let Some(v) = set.next().await {
        order.push(v);
        if v == 1 {
            set.push(after(1, 50));
        }
    }
    println!("{order:?} {:?}", t.elapsed());
    let mut fo = FuturesOrdered::new();
    for n in [30, 10, 20] {
        fo.push(after(n, n as u32));
    }
    println!("{:?} {:?}", fo.collect::<Vec<_>>().await, t.elapsed());

    match future::select(after(10, 1), after(5, 2)).await {
        Either::Left((v, _)) => println!("left {v}"),
        Either::Right((v, left)) => println!("right {v}, then {}", left.await),
    }
    let e = future::select(after(10, 1), after(5, 2)).map(|e| e.factor_first().0).await;
    println!("{e}");
    let cond = t.elapsed() > Duration::from_secs(10);
    let either = if cond { Either::Left(future::ready(0)) } else { Either::Right(after(1, 77)) };
    println!("{}", either.await);

    let (handle, reg) = AbortHandle::new_pair();
    let slow = Abortable::new(after(1000, 5), reg);
    let aborter = async { sleep(Duration::from_millis(7)).await; handle.abort(); true };
    let (r, b) = futures::join!(slow, aborter);
    println!("{r:?} {b} {}", r.unwrap_err());
    let (fut, handle) = future::abortable(async { 3 });
    println!("{:?} {:?}", fut.await, { handle.abort(); Aborted });
    let before = t.elapsed();
    let lazy = future::lazy(|_| { println!("lazy runs"); 8 });
    println!("made, not run");
    println!("{}", lazy.await);
    let fused = after(1, 4).fuse();
    futures::pin_mut!(fused);
    let mut ticks = 0;
    loop {
        futures::select! {
            v = fused => println!("fused {v}"),
            _ = sleep_until(t + before + Duration::from_millis(10 * (ticks + 1))).fuse() => {
                ticks += 1;
                if ticks == 3 { break; }
            }
            complete => unreachable!(),
        }
    }
    println!("{ticks} ticks, {:?}", t.elapsed());
    println!("{:?}", after(1, 1).now_or_never());
    let c = async { panic!("inside") as u8 }.catch_unwind().await;
    println!("{:?}", c.unwrap_err().downcast_ref::<&str>());
}
