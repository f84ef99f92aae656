use std::future::Future;
use tokio::time::{sleep, Duration};

async fn number() -> u32 {
    1
}

fn plain() -> u32 {
    number().await //~ error[E0728]
}

fn is_future<F: Future<Output = String>>(_: F) {}

async fn not_async_inside() {
    let f = || number().await; //~ error[E0728]
    let _ = f;
}

#[tokio::main]
async fn main() {
    let a: u32 = number(); //~ error[E0308]
    let b = number() + 1; //~ error[E0369]
    is_future(number()); //~ error[E0271]
    sleep(5).await; //~ error[E0308]
    let c = 5.await; //~ error[E0277]
    let d = number().await.await; //~ error[E0277]
    let e = plain().missing().await; //~ error[E0599]
    tokio::spawn(plain()); //~ error[E0277]
    println!("{}", number()); //~ error[E0277]
    sleep(Duration::from_secs(1), 2).await; //~ error[E0061]
    if number() == 1 {} //~ error[E0369]
    match number().await {
        1 => {}
        "two" => {} //~ error[E0308]
        _ => {}
    }
}
