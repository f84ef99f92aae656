async fn left() {}

async fn right() {}

async fn both() {
    left();
    let _ = right();
}

#[tokio::main]
async fn main() {
    both().await;
    both();
}
