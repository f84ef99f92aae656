//! `move` where a closure or an async block outlives what it borrows.
use std::future::Future;

fn adder(n: i32) -> impl Fn(i32) -> i32 {
    |x| x + n
}

fn later(n: i32) -> impl Future<Output = i32> {
    async { n + 1 }
}

#[tokio::main]
async fn main() {
    let names = vec!["a", "b"];
    let thread = std::thread::spawn(|| println!("{names:?}"));
    thread.join().unwrap();
    let count = String::from("c");
    let task = tokio::spawn(async {
        println!("{count}");
    });
    task.await.unwrap();
    println!("{} {}", adder(1)(2), later(3).await);
}
