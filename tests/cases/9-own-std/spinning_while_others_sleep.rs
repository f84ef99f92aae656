// Threads that wait by spinning, with and without giving way: those who sleep wake all the same, in the order of their deadlines.
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

static DONE: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicU32 = AtomicU32::new(0);

fn main() {
    let h = thread::spawn(|| {
        thread::sleep(ms(20));
        "slept"
    });
    while !h.is_finished() {
        thread::yield_now();
    }
    println!("{}", h.join().unwrap());

    thread::spawn(|| {
        thread::park_timeout(ms(30));
        DONE.store(true, Ordering::Release);
    });
    while !DONE.load(Ordering::Acquire) {
        std::hint::spin_loop();
    }
    println!("flag seen");

    for n in [30, 10, 20] {
        thread::spawn(move || {
            thread::sleep(ms(n));
            println!("after {n}");
            COUNT.fetch_add(1, Ordering::SeqCst);
        });
    }
    while COUNT.load(Ordering::SeqCst) < 3 {}
    println!("all three");

    let t0 = Instant::now();
    let early = thread::spawn(move || {
        thread::sleep(ms(10));
        t0.elapsed() < ms(200)
    });
    let mut early_at = None;
    while t0.elapsed() < ms(300) {
        if early_at.is_none() && early.is_finished() {
            early_at = Some(t0.elapsed() < ms(250));
        }
    }
    println!("{early_at:?} {}", early.join().unwrap());
}
