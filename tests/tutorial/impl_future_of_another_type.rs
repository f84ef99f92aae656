// ... of that type.
fn fetch() -> impl Future<Output = u32> {
    async { "42" }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch().await);
}
