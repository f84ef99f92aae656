use tokio::time::{sleep, Duration};

async fn report() -> u32 {
    let page = [1u32; 500];
    sleep(Duration::from_secs(1)).await;
    let sum = page.iter().sum();
    sleep(Duration::from_secs(1)).await;
    sum
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let report = report();
    println!("{}", if std::mem::size_of_val(&report) < 1000 { "small" } else { "large" });
    println!("the sum is {}", report.await);
}
