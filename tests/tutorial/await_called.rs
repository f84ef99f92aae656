// `await` is no method.
async fn hello() {
    println!("hello");
}

#[tokio::main]
async fn main() {
    hello().await();
}
