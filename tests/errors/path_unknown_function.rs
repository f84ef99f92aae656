#[tokio::main]
async fn main() {
    tokio::spwan(async {}).await.unwrap();
    tokio::time::slep(tokio::time::Duration::from_secs(1)).await;
}
