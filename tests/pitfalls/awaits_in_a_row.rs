// Awaits that could wait at the same time, and those that could not, or where it is not known.
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::time::{sleep, Duration};

static CALLS: AtomicU32 = AtomicU32::new(0);

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

async fn fetch(n: u64) -> u64 {
    sleep(Duration::from_millis(n)).await;
    double(n)
}

fn double(n: u64) -> u64 { n * 2 }

async fn greet(name: &str) -> String {
    pause().await;
    format!("hello {name}")
}

async fn pause() { sleep(Duration::from_millis(1)).await }

async fn parse(text: &str) -> Result<u64, std::num::ParseIntError> {
    pause().await;
    text.parse()
}

async fn counted(n: u32) -> u32 {
    pause().await;
    CALLS.fetch_add(n, Ordering::SeqCst)
}

async fn remembered(n: u32) -> u32 {
    pause().await;
    LAST.with(|l| l.replace(n))
}

async fn at_once(n: u32) -> u32 { n + 1 }

async fn yields(n: u32) -> u32 {
    tokio::task::yield_now().await;
    n
}

async fn questions() -> Result<u64, std::num::ParseIntError> {
    let a = parse("1").await?;
    let b = parse("2").await?;
    Ok(a + b)
}

async fn sum() -> u64 {
    fetch(3).await + fetch(4).await //~ awaits_in_a_row
}

async fn total(v: &Cell<u64>, n: u64) -> u64 {
    pause().await;
    v.set(v.get() + n);
    v.get()
}

async fn no_time() {
    let a = at_once(1).await;
    let b = at_once(2).await;
    println!("{a} {b}");
    let a = yields(1).await;
    let b = yields(2).await;
    println!("{a} {b}");
}

async fn in_order() {
    pause().await;
    pause().await;
    let a = fetch(1).await;
    let b = fetch(a).await;
    println!("{a} {b}");
    let a = fetch(1).await;
    println!("{a}");
    let b = fetch(2).await;
    println!("{b}");
    let name = greet("a").await;
    let text = greet(&name).await;
    println!("{text}");
    let a = fetch(1).await;
    let b = if a > 1 { fetch(2).await } else { 0 };
    println!("{b}");
    let mut n = 1;
    for _ in 0..2 {
        n = fetch(n).await;
    }
}

async fn sharing() {
    let a = counted(1).await;
    let b = counted(2).await;
    println!("{a} {b}");
    let a = remembered(1).await;
    let b = remembered(2).await;
    println!("{a} {b}");
    let cell = Cell::new(0);
    let a = total(&cell, 1).await;
    let b = total(&cell, 2).await;
    println!("{a} {b}");
}

#[tokio::main]
async fn main() {
    let a = fetch(10).await; //~ awaits_in_a_row
    let b = fetch(20).await;
    let c = greet("c").await;
    println!("{a} {b} {c}");
    println!("{:?} {}", questions().await, sum().await);
    no_time().await;
    in_order().await;
    sharing().await;
    let (a, b) = tokio::join!(fetch(1), fetch(2));
    println!("{a} {b}");
}
