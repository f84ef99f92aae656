// A future is driven once.
async fn fetch() -> u32 {
    42
}

#[tokio::main]
async fn main() {
    let x = fetch();
    println!("{}", x.await);
    println!("{}", x.await);
}
