use tokio::time::{sleep, Duration};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut x = 12345_u32;
    let mut handles = Vec::new();
    for _ in 0..100000 {
        x = x.wrapping_mul(1664525).wrapping_add(1013904223);
        let delay = 1 + (x >> 16) as u64 % 1000;
        handles.push(tokio::spawn(async move {
            sleep(Duration::from_millis(delay)).await;
            delay
        }));
    }
    let mut sum = 0;
    for h in handles {
        sum += h.await.unwrap();
    }
    println!("{sum}");
}
