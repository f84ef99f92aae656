use tokio::time::{sleep, Duration};

async fn walk(name: &'static str) -> u64 {
    let steps = 3;
    println!("{name} sets out");
    sleep(Duration::from_secs(1)).await;
    let more = steps * 2;
    println!("{name} takes a rest");
    sleep(Duration::from_secs(1)).await;
    println!("{name} is there");
    more
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let steps = walk("Ada").await;
    println!("{steps} steps more");
}
