// A task may outlive the function that spawns it.
use tokio::time::{sleep, Duration};

#[tokio::main]
async fn main() {
    let name = String::from("task A");
    tokio::spawn(async {
        sleep(Duration::from_secs(1)).await;
        println!("{name}");
    });

    sleep(Duration::from_secs(2)).await;
}
