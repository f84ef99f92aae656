async fn load() -> Result<u32, String> {
    Ok(3)
}

#[tokio::main]
async fn main() {
    let n = load().await?;
    println!("{n}");
}
