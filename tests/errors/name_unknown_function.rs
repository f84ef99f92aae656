async fn greet() {
    println!("hi");
}

#[tokio::main]
async fn main() {
    greet().await;
    great().await;
}
