use tokio::time::{sleep, Duration};

async fn task(id: u32) {
    println!("task {} started", id);
    sleep(Duration::from_secs(1)).await;
    println!("task {} finished", id);
}

#[tokio::main]
async fn main() {
    let t1 = task(1);
    let t2 = task(2);

    tokio::join!(t1, t2);
}
