use std::num::ParseIntError;
use tokio::time::{sleep, Duration};

async fn read(text: &str) -> Result<u32, ParseIntError> {
    sleep(Duration::from_secs(1)).await;
    let n = text.parse::<u32>()?;
    println!("read {n}");
    Ok(n)
}

async fn sum() -> Result<u32, ParseIntError> {
    let a = read("20").await?;
    let b = read("twenty").await?;
    let c = read("2").await?;
    Ok(a + b + c)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    match sum().await {
        Ok(n) => println!("the sum is {n}"),
        Err(e) => println!("no sum: {e}"),
    }
}
