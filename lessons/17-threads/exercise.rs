use std::thread;
use std::time::Duration;

async fn paint(wall: &'static str) -> &'static str {
    thread::sleep(Duration::from_secs(2)); // hard work, no waiting
    wall
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(paint("north"), paint("south"), paint("west"));
    println!("painted: {a}, {b}, {c}");
}
