#[tokio::main]
async fn main() {
    let n: u32 = tokio::spawn(async { 5 }).await;
    println!("{n}");
}
