use tokio::task::yield_now;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut handles = Vec::new();
    for _ in 0..1000_u32 {
        handles.push(tokio::spawn(async move {
            let mut n = 0_u64;
            for _ in 0..1000_u32 {
                yield_now().await;
                n += 1;
            }
            n
        }));
    }
    let mut sum = 0_u64;
    for h in handles {
        sum += h.await.unwrap();
    }
    println!("{sum}");
}
