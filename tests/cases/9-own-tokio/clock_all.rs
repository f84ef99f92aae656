use tokio::time::*;
use std::pin::pin;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t0 = Instant::now();
    let ms = Duration::from_millis;
    let e = timeout(ms(5), std::future::pending::<()>()).await.unwrap_err();
    println!("{e} {e:?} {:?} {}", t0.elapsed(), e == timeout(ms(0), std::future::pending::<()>()).await.unwrap_err());
    println!("{:?}", timeout_at(t0 + ms(10), sleep(ms(1))).await);
    println!("{:?}", timeout(ms(0), async { 1 }).await);
    let s = sleep(ms(3)); println!("{:?} {}", s.deadline() - t0, s.is_elapsed());
    let mut s = pin!(s); s.as_mut().await; println!("{} {:?}", s.is_elapsed(), t0.elapsed());
    s.as_mut().reset(Instant::now() + ms(4)); println!("{}", s.is_elapsed()); s.as_mut().await; println!("{:?}", t0.elapsed());
    sleep_until(t0 + ms(5)).await; println!("{:?}", t0.elapsed());
    sleep(Duration::from_secs(1 << 40)).now_or_never_check();
    let mut i = interval(ms(10));
    println!("{:?} {:?}", i.period(), i.missed_tick_behavior());
    for _ in 0..3 { println!("{:?}", i.tick().await - t0); }
    for b in [MissedTickBehavior::Burst, MissedTickBehavior::Delay, MissedTickBehavior::Skip] {
        let mut i = interval(ms(10)); i.set_missed_tick_behavior(b);
        i.tick().await; sleep(ms(27)).await;
        let a = Instant::now();
        for _ in 0..4 { let t = i.tick().await; println!("{b:?} {:?} {:?}", t - t0, a.elapsed()); }
    }
    let mut i = interval_at(Instant::now() + ms(3), ms(7)); i.tick().await; println!("{:?}", t0.elapsed()); i.reset(); i.tick().await; println!("{:?}", t0.elapsed());
    advance(ms(100)).await; println!("{:?}", t0.elapsed());
    advance(Duration::from_micros(1500)).await; println!("{:?}", t0.elapsed());
    sleep(Duration::from_micros(100)).await; println!("{:?}", t0.elapsed());
    sleep(ms(1)).await; println!("{:?}", t0.elapsed());
    sleep(Duration::ZERO).await; println!("{:?}", t0.elapsed());
    let a = Instant::now(); let b = a + ms(5);
    println!("{:?} {:?} {:?} {:?}", b - a, a.checked_duration_since(b), a.saturating_duration_since(b), b.duration_since(a));
    println!("{:?} {:?} {}", b.checked_sub(ms(5)) == Some(a), a.checked_add(ms(5)) == Some(b), a < b);
    let mut c = a; c += ms(3); c -= ms(1); println!("{:?}", c - a);
    let st: std::time::Instant = a.into_std(); let back = Instant::from_std(st); println!("{}", back == a);
    let x: Instant = st.into(); println!("{}", x == a);
    // order of equal deadlines
    let mut hs = vec![];
    for k in 0..5 { hs.push(tokio::spawn(async move { sleep(ms(70)).await; println!("a{k}"); })); }
    sleep(ms(20)).await;
    for k in 0..3 { hs.push(tokio::spawn(async move { sleep(ms(50)).await; println!("b{k}"); })); }
    for h in hs { h.await.unwrap(); }
    let h = tokio::spawn(async move { sleep(ms(10)).await; println!("slept"); });
    advance(ms(5)).await; println!("5"); advance(ms(5)).await; println!("10"); h.await.unwrap();
    resume(); let r = Instant::now(); sleep(ms(2)).await; println!("{}", r.elapsed() >= ms(2)); pause();
    let r = Instant::now(); sleep(Duration::from_secs(3600)).await; println!("{}", r.elapsed().as_secs());
}
trait N { fn now_or_never_check(self); }
impl N for Sleep { fn now_or_never_check(self) { let mut s = Box::pin(self); let w = futures::task::noop_waker(); println!("{:?}", std::future::Future::poll(s.as_mut(), &mut std::task::Context::from_waker(&w)).is_pending()); } }
