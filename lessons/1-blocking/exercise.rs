use std::time::Duration;
use tokio::time::sleep;

async fn cook(what: &str) {
    println!("{what} is on the stove");
    sleep(Duration::from_secs(1)).await;
    println!("{what} is ready");
}

async fn rude_cook(what: &str) {
    println!("{what} is on the stove");
    std::thread::sleep(Duration::from_secs(1));
    println!("{what} is ready");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(cook("rice"), rude_cook("soup"), cook("tea"));
}
