// A task may go on on another thread.
use std::rc::Rc;
use tokio::time::{sleep, Duration};

#[tokio::main]
async fn main() {
    let name = Rc::new("task A");
    tokio::spawn(async move {
        sleep(Duration::from_secs(1)).await;
        println!("{name}");
    });

    sleep(Duration::from_secs(2)).await;
}
