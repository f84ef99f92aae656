// `?` in a function that returns nothing.
#[tokio::main]
async fn main() {
    let x = tokio::spawn(async { 42 }).await?;
    println!("{x}");
}
