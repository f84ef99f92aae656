// join! has taken the futures.
async fn task(id: u32) {
    println!("task {} started", id);
}

#[tokio::main]
async fn main() {
    let t1 = task(1);
    let t2 = task(2);

    tokio::join!(t1, t2);
    t1.await;
}
