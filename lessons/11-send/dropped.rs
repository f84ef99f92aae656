use std::rc::Rc;
use tokio::time::{sleep, Duration};

async fn work() {
    {
        let tool = Rc::new("hammer");
        println!("the {tool} is put away");
    }
    sleep(Duration::from_secs(1)).await;
}

#[tokio::main]
async fn main() {
    tokio::spawn(work()).await.unwrap();
}
