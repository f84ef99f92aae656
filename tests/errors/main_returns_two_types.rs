use std::time::Duration;
use tokio::time::timeout;

async fn load(id: u32) -> Result<String, std::io::Error> {
    tokio::time::sleep(Duration::from_millis(id as u64)).await;
    Ok(format!("item {id}"))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let r = timeout(Duration::from_millis(5), load(1)).await?;
    let text: String = r;
    println!("{text}");
    let n = text.len();
    if n > 3 {
        return n;
    }
    Ok(())
}
