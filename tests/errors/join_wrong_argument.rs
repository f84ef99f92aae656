use tokio::time::{sleep, Duration};

async fn task(id: u32) {
    println!("task {} started", id);
    sleep(Duration::from_secs(1)).await;
    println!("task {} finished", id);
}

#[tokio::main]
async fn main() {
    let t1 = task("one");
    let t2 = task();

    tokio::join!(t1, t2);
}
