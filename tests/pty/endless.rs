// Never ends: a tick every second, for ever.
use tokio::time::{sleep, Duration};

#[tokio::main]
async fn main() {
    loop {
        sleep(Duration::from_secs(1)).await;
    }
}
