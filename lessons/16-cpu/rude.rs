use tokio::time::{sleep, Duration};

// Stands for work that keeps the processor busy, or a call that blocks.
fn compute() -> u32 {
    std::thread::sleep(Duration::from_millis(2500));
    42
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let clock = tokio::spawn(async {
        for second in 0..4 {
            println!("tick {second}");
            sleep(Duration::from_secs(1)).await;
        }
    });
    tokio::task::yield_now().await;
    println!("computed {}", compute());
    clock.await.unwrap();
}
