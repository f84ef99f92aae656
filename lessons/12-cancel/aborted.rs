use tokio::time::{sleep, Duration};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(async {
        for second in 1.. {
            sleep(Duration::from_secs(1)).await;
            println!("second {second}");
        }
    });
    sleep(Duration::from_millis(2500)).await;
    task.abort();
    let why = task.await.unwrap_err();
    println!("cancelled: {}", why.is_cancelled());
}
