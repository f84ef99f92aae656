// As other languages write it.
async fn hello() {
    println!("hello");
}

#[tokio::main]
async fn main() {
    await hello();
}
