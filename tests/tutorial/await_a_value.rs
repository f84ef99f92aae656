// Awaiting something that is no future.
fn fetch() -> u32 {
    42
}

#[tokio::main]
async fn main() {
    let result = fetch().await;
    println!("{result}");
}
