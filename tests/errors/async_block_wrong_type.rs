#[tokio::main]
async fn main() {
    let n: String = async { 5 }.await;
    println!("{n}");
}
