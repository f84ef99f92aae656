// ... whose body must give a future.
fn fetch() -> impl Future<Output = u32> {
    42
}

#[tokio::main]
async fn main() {
    println!("{}", fetch().await);
}
