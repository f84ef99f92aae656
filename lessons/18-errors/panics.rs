#[tokio::main(flavor = "current_thread")]
async fn main() {
    let bad = tokio::spawn(async {
        let shares: [u32; 0] = [];
        shares[shares.len()]
    });
    let good = tokio::spawn(async { 42 });
    match bad.await {
        Ok(n) => println!("bad: {n}"),
        Err(e) => println!("bad: did it panic? {}", e.is_panic()),
    }
    println!("good: {}", good.await.unwrap());
}
