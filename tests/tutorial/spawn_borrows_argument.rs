// The same with a reference that the function was given.
async fn start(name: &str) {
    tokio::spawn(async move {
        println!("{name}");
    });
}

#[tokio::main]
async fn main() {
    start("task A").await;
}
