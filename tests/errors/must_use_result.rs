async fn save(ok: bool) -> Result<(), String> {
    if ok { Ok(()) } else { Err(String::from("full")) }
}

#[must_use]
fn double(n: i32) -> i32 {
    n * 2
}

#[tokio::main]
async fn main() {
    save(true).await;
    double(4);
    tokio::spawn(save(false)).await;
}
