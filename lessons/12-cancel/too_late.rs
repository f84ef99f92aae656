use tokio::time::{sleep, timeout, Duration};

async fn ask() -> &'static str {
    println!("asking");
    sleep(Duration::from_secs(10)).await;
    println!("an answer!");
    "42"
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    match timeout(Duration::from_secs(2), ask()).await {
        Ok(answer) => println!("the answer is {answer}"),
        Err(_) => println!("no answer within 2 s"),
    }
}
