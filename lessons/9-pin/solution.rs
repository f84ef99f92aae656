use tokio::time::{sleep, Duration};

async fn bake() -> &'static str {
    sleep(Duration::from_millis(2500)).await;
    "bread"
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut bread = std::pin::pin!(bake());
    loop {
        tokio::select! {
            what = &mut bread => {
                println!("the {what} is ready");
                break;
            }
            _ = sleep(Duration::from_secs(1)) => println!("not yet"),
        }
    }
}
