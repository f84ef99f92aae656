// A timer that is put off keeps its place among those of the new time if both times lie in one slot of the
// wheel; else it goes behind those that are there when the wheel comes to its old slot.
use std::time::Duration;
use tokio::time::{sleep, sleep_until, Instant};

fn ms(n: u64) -> Duration { Duration::from_millis(n) }

/// Set at `set` for `first`, put off at `put` to `last`.
async fn put_off(name: &'static str, t0: Instant, set: u64, first: u64, put: u64, last: u64) {
    sleep_until(t0 + ms(set)).await;
    let mut timer = Box::pin(sleep_until(t0 + ms(first)));
    tokio::select! {
        biased;
        _ = &mut timer => println!("{name} early"),
        _ = sleep_until(t0 + ms(put)) => {}
    }
    timer.as_mut().reset(t0 + ms(last));
    timer.await;
    println!("{:?} {name}", t0.elapsed());
}

async fn plain(name: &'static str, t0: Instant, set: u64, at: u64) {
    sleep_until(t0 + ms(set)).await;
    sleep_until(t0 + ms(at)).await;
    println!("{:?} {name}", t0.elapsed());
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t0 = Instant::now();
    let mut all = vec![];
    for (k, set) in [1, 10, 39, 41, 60, 63, 65, 68, 69, 70, 90].into_iter().enumerate() {
        let name: &'static str = format!("plain set at {set}").leak();
        all.push(tokio::spawn(plain(name, t0, set, if k % 2 == 0 { 104 } else { 200 })));
        let name: &'static str = format!("plain, too, set at {set}").leak();
        all.push(tokio::spawn(plain(name, t0, set, if k % 2 == 0 { 200 } else { 104 })));
    }
    for (first, put, last) in [(69, 40, 104), (69, 66, 104), (30, 20, 104), (103, 102, 104), (69, 40, 200), (150, 120, 200), (199, 60, 200), (5, 4, 5000)] {
        let name: &'static str = format!("from {first} at {put} to {last}").leak();
        all.push(tokio::spawn(put_off(name, t0, 2, first, put, last)));
    }
    sleep(ms(4000)).await;
    for at in [4999, 5000, 5001] { all.push(tokio::spawn(plain("late", t0, 4100, at))); }
    for h in all { h.await.unwrap(); }
}
