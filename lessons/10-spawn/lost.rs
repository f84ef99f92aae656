use tokio::time::{sleep, Duration};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async {
        println!("the letter is on its way");
        sleep(Duration::from_secs(1)).await;
        println!("the letter has arrived");
    });
    sleep(Duration::from_millis(500)).await;
    println!("main is done");
}
