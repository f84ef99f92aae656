#[tokio::main]
async fn main() {
    tokio::tine::sleep(std::time::Duration::from_secs(1)).await;
}
