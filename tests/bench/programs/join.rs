#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sum = tokio::spawn(async {
        let mut sum = 0_u64;
        for i in 0..500_000_u64 {
            sum += tokio::spawn(async move { i }).await.unwrap();
        }
        sum
    }).await.unwrap();
    println!("{sum}");
}
