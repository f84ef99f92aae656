// A panic ends the task it happens in, and nothing else: whoever awaits the
// handle is given a JoinError, and the program goes on.
use tokio::time::{sleep, Duration};

async fn divide(a: i32, b: i32) -> i32 {
    sleep(Duration::from_millis(100)).await;
    if b == 0 {
        panic!("cannot share {a} among nobody");
    }
    a / b
}

#[tokio::main]
async fn main() {
    let good = tokio::spawn(divide(12, 4));
    let bad = tokio::spawn(divide(12, 0));

    match good.await {
        Ok(n) => println!("good: {n} each"),
        Err(e) => println!("good: failed, {e}"),
    }
    match bad.await {
        Ok(n) => println!("bad: {n} each"),
        Err(e) => println!("bad: failed, panicked = {}", e.is_panic()),
    }
    println!("main is still here");
}
