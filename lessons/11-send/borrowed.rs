use tokio::time::{sleep, Duration};

#[tokio::main]
async fn main() {
    let name = String::from("Ada");
    let task = tokio::spawn(async {
        sleep(Duration::from_secs(1)).await;
        println!("hello, {name}");
    });
    task.await.unwrap();
}
