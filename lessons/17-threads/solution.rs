use std::thread;
use std::time::Duration;

async fn paint(wall: &'static str) -> &'static str {
    thread::sleep(Duration::from_secs(2)); // hard work, no waiting
    wall
}

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let a = tokio::spawn(paint("north"));
    let b = tokio::spawn(paint("south"));
    let c = tokio::spawn(paint("west"));
    println!("painted: {}, {}, {}", a.await.unwrap(), b.await.unwrap(), c.await.unwrap());
}
