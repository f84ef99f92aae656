use std::time::Duration;
use tokio::time::sleep;

async fn download(what: &str) {
    sleep(Duration::from_secs(1)).await; // stands for a second of waiting
    println!("{what} is here");
}

#[tokio::main]
async fn main() {
    tokio::join!(download("a"), download("b"), download("c"));
}
