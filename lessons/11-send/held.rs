use std::rc::Rc;
use tokio::time::{sleep, Duration};

async fn work() {
    let tool = Rc::new("hammer");
    sleep(Duration::from_secs(1)).await;
    println!("the {tool} is put away");
}

#[tokio::main]
async fn main() {
    tokio::spawn(work()).await.unwrap();
}
