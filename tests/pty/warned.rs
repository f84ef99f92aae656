async fn hello() {
    println!("hello");
}

#[tokio::main]
async fn main() {
    hello();
}
