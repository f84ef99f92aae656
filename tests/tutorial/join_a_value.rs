// Each argument of join! is a future.
async fn task(id: u32) {
    println!("task {} started", id);
}

#[tokio::main]
async fn main() {
    tokio::join!(task(1), 2);
}
