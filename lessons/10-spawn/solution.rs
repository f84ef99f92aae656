use tokio::time::{sleep, Duration};

async fn add(a: u32, b: u32) -> u32 {
    sleep(Duration::from_secs(1)).await;
    println!("{a} + {b}");
    a + b
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = tokio::spawn(add(1, 2));
    let second = tokio::spawn(add(3, 4));
    let sum = first.await.unwrap() + second.await.unwrap();
    println!("the sums make {sum}");
}
