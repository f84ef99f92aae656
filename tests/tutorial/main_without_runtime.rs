// "You need: An async runtime"
async fn hello() {
    println!("hello");
}

async fn main() {
    hello().await;
}
