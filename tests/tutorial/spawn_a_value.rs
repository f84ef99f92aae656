// Nor the result of something that has already run.
fn task() {
    println!("task");
}

#[tokio::main]
async fn main() {
    tokio::spawn(task());
}
