// Without the line in Cargo.toml there is no such crate.
use tokyo::time::{sleep, Duration};

async fn say_hello() {
    sleep(Duration::from_secs(1)).await;
}

fn main() {
    drop(say_hello());
}
