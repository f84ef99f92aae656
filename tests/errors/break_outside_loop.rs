async fn stop() {
    break;
}

#[tokio::main]
async fn main() {
    loop {
        let f = async { break };
        f.await;
    }
    stop().await;
}
