use tokio::time::{sleep, timeout, Duration};

async fn save(what: &'static str) {
    println!("saving {what}: first half");
    sleep(Duration::from_secs(3)).await;
    println!("saving {what}: second half");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    if timeout(Duration::from_secs(1), tokio::spawn(save("the letter"))).await.is_err() {
        println!("that takes long; we do something else meanwhile");
    }
    sleep(Duration::from_secs(5)).await;
}
