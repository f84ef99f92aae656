use std::thread;
use std::time::Duration;

async fn compute(what: &str) {
    thread::sleep(Duration::from_secs(1)); // stands for a second of computing
    println!("{what} is computed");
}

#[tokio::main]
async fn main() {
    tokio::join!(compute("a"), compute("b"), compute("c"));
}
