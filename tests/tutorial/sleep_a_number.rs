// std's and tokio's sleep take a Duration.
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    sleep(1).await;
}
