// Who is polled when, on one thread: join! in its order, spawned tasks in theirs, wakes by deadline.
use tokio::time::{sleep, Duration, Instant};

async fn step(name: &str, ms: u64) -> u64 {
    println!("{name} begins");
    sleep(Duration::from_millis(ms)).await;
    println!("{name} ends");
    ms
}

async fn yields(name: &'static str, n: u32) {
    for i in 0..n {
        println!("{name}{i}");
        tokio::task::yield_now().await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sum = step("a", 20).await + step("b", 10).await;
    // prints: a begins
    // prints: a ends
    // prints: b begins
    // prints: b ends
    println!("{sum}"); // prints: 30
    let begun = Instant::now();
    let (c, d, e) = tokio::join!(step("c", 300), step("d", 100), async { 7 });
    // prints: c begins
    // prints: d begins
    // prints: d ends
    // prints: c ends
    println!("{c} {d} {e} {}", begun.elapsed().as_millis() >= 300 && begun.elapsed().as_millis() < 400); // prints: 300 100 7 true
    let x = tokio::spawn(yields("x", 3));
    let y = tokio::spawn(yields("y", 2));
    println!("spawned"); // prints: spawned
    y.await.unwrap();
    // prints: x0
    // prints: y0
    // prints: x1
    // prints: y1
    // prints: x2
    x.await.unwrap();
    let lazy = step("lazy", 1);
    println!("not begun"); // prints: not begun
    let boxed: std::pin::Pin<Box<dyn std::future::Future<Output = u64>>> = Box::pin(lazy);
    println!("{}", boxed.await);
    // prints: lazy begins
    // prints: lazy ends
    // prints: 1
    let nested = async {
        let inner = async { step("inner", 5).await + 1 };
        inner.await * 2
    };
    println!("{}", nested.await);
    // prints: inner begins
    // prints: inner ends
    // prints: 12
    let handles: Vec<_> = (0..3).map(|i| tokio::spawn(async move { i * i })).collect();
    let mut total = 0;
    for h in handles {
        total += h.await.unwrap();
    }
    println!("{total}"); // prints: 5
    let id = async |n: u32| n + 1;
    println!("{}", id(4).await); // prints: 5
}
