// spawn wants a future, not a function.
async fn task() {
    println!("task");
}

#[tokio::main]
async fn main() {
    tokio::spawn(task);
}
