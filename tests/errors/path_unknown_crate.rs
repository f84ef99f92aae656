#[tokio::main]
async fn main() {
    let n = rand::random();
    println!("{n:?}");
}
