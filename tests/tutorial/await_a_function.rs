// The function itself is no future: it must be called.
async fn hello() {
    println!("hello");
}

#[tokio::main]
async fn main() {
    hello.await;
}
