// "It actually returns: fn fetch() -> impl Future<Output = u32>"
fn fetch() -> impl Future2<Output = u32> {
    async { 42 }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch().await);
}
