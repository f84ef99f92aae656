use tokio::time::{sleep, Duration};

async fn greet() {
    let name = [b'A', b'd', b'a'];
    let first = &name[0];
    sleep(Duration::from_secs(1)).await;
    println!("{} begins with {}", name.len(), *first as char);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    greet().await;
}
