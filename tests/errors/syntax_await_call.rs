async fn one() -> u8 {
    1
}

#[tokio::main]
async fn main() {
    println!("{}", one().await());
}
