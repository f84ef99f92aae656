#[tokio::main]
async fn main() {
    let n = 5.await;
    let m = "text".await;
    println!("{n} {m}");
}
