#[tokio::main]
async fn main() {
    println!("waiting");
    std::future::pending::<()>().await;
}
