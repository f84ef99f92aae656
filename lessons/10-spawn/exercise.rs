use tokio::time::{sleep, Duration};

async fn add(a: u32, b: u32) -> u32 {
    sleep(Duration::from_secs(1)).await;
    println!("{a} + {b}");
    a + b
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(add(1, 2));
    tokio::spawn(add(3, 4));
    // Wait for both, and print "the sums make N" with the sum of their results.
}
