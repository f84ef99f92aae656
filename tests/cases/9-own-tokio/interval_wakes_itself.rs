// A missed tick leaves the deadline in the past: moving it there wakes the task that runs, so it goes on before the timers are looked at.
use tokio::time::*;
fn us(n: u64) -> Duration { Duration::from_micros(n) }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t0 = Instant::now();
    tokio::spawn(async move {
        let mut iv = interval(us(1500));
        for i in 0..3 { iv.tick().await; println!("{:?} tick {i}", t0.elapsed()); }
        advance(us(64000)).await;
        println!("{:?} t3 advanced", t0.elapsed());
    });
    tokio::spawn(async move {
        advance(us(5000)).await;
        println!("{:?} t0 advanced", t0.elapsed());
    });
    advance(us(63000)).await;
    println!("{:?} main", t0.elapsed());
    sleep(us(64000)).await;
    println!("{:?} main over", t0.elapsed());
}
