use tokio::time::{sleep, Duration};

async fn run(who: &str, secs: u64) {
    sleep(Duration::from_secs(secs)).await;
    println!("the {who} runner is there");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(run("first", 1), run("second", 2));
}
