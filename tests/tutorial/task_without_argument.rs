// The second example, called without its number.
async fn task(id: u32) {
    println!("task {} started", id);
}

#[tokio::main]
async fn main() {
    let t1 = task();
    t1.await;
}
