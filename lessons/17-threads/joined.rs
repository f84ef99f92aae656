use std::thread;
use std::time::Duration;

async fn compute(n: u32) -> u32 {
    thread::sleep(Duration::from_secs(1)); // stands for a second of computing
    n * n
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let (a, b) = tokio::join!(compute(3), compute(4));
    println!("{}", a + b);
}
