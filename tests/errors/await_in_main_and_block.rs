async fn ready() -> bool {
    true
}

fn main() {
    let block = async { ready().await };
    if ready().await {
        println!("ready");
    }
    drop(block);
}
