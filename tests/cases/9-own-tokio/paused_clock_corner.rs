use tokio::time::{self, advance, interval, interval_at, sleep, timeout, timeout_at, Duration, Instant, MissedTickBehavior};

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t = Instant::now();
    let at = |l: &str| println!("{l} {:?}", t.elapsed());
    let s = sleep(ms(10));
    tokio::pin!(s);
    println!("{} {:?}", s.is_elapsed(), s.deadline() - t);
    s.as_mut().reset(t + ms(4));
    s.as_mut().await;
    at("reset earlier");
    s.as_mut().reset(Instant::now() + ms(6));
    println!("{}", s.is_elapsed());
    s.as_mut().await;
    at("used again");
    s.as_mut().reset(t);
    s.await;
    at("in the past");

    let h = tokio::spawn(async move { sleep(ms(20)).await; println!("child {:?}", t.elapsed()); });
    tokio::task::yield_now().await;
    advance(ms(19)).await;
    at("advanced");
    println!("{}", h.is_finished());
    advance(ms(5)).await;
    at("advanced more");
    h.await.unwrap();

    let mut i = interval(ms(7));
    println!("{:?} {:?}", i.period(), i.missed_tick_behavior());
    i.tick().await;
    at("first tick");
    advance(ms(30)).await;
    for _ in 0..6 {
        let due = i.tick().await;
        println!("due {:?} at {:?}", due - t, t.elapsed());
    }
    i.set_missed_tick_behavior(MissedTickBehavior::Skip);
    advance(ms(25)).await;
    for _ in 0..3 {
        let due = i.tick().await;
        println!("skip due {:?} at {:?}", due - t, t.elapsed());
    }
    i.reset();
    i.tick().await;
    at("after reset");
    let mut j = interval_at(Instant::now() + ms(3), ms(10));
    j.set_missed_tick_behavior(MissedTickBehavior::Delay);
    j.tick().await;
    at("interval_at");
    sleep(ms(34)).await;
    for _ in 0..3 {
        j.tick().await;
        at("delay");
    }

    println!("{:?}", timeout(ms(5), sleep(ms(5))).await);
    println!("{:?}", timeout(ms(5), sleep(ms(6))).await.map_err(|e| e.to_string()));
    println!("{:?}", timeout(Duration::ZERO, async { 3 }).await);
    println!("{:?}", timeout_at(t, std::future::ready(4)).await);
    println!("{}", timeout_at(t, std::future::pending::<()>()).await.unwrap_err());
    at("timeouts");
    let mut to = Box::pin(timeout(ms(8), sleep(ms(100))));
    println!("{}", timeout(ms(3), &mut to).await.is_err());
    println!("{}", to.await.is_err());
    at("nested");

    time::resume();
    let real = std::time::Instant::now();
    sleep(ms(30)).await;
    println!("{}", real.elapsed() >= ms(30));
    time::pause();
    let p = Instant::now();
    sleep(Duration::from_secs(3600)).await;
    println!("{} {}", (p.elapsed().as_secs_f64() - 3600.0).abs() < 0.01, real.elapsed() < Duration::from_secs(5));
    let d = Instant::now();
    println!("{:?} {:?}", d.checked_sub(ms(1)).map(|x| d - x), d.saturating_duration_since(d + ms(5)));
    println!("{:?} {}", d.checked_add(Duration::MAX), (d + ms(2)).duration_since(d) == ms(2));
}
