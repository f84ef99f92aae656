async fn hello() {
    println!("hello");
}

fn main() {
    hello().await; // nothing happens
}
