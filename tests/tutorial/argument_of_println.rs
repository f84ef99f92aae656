// A placeholder without its value.
async fn task(id: u32) {
    println!("task {} started");
    println!("task {} finished", id);
}

#[tokio::main]
async fn main() {
    task(1).await;
}
