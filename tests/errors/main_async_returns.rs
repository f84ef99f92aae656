async fn work() -> Result<u8, String> {
    Ok(1)
}

async fn main() -> Result<(), String> {
    let n = work().await?;
    println!("{n}");
    Ok(())
}
