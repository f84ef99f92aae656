use tokio::time::{sleep, Duration};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut guests = Vec::new();
    for n in 1..=1000 {
        guests.push(tokio::spawn(async move {
            sleep(Duration::from_secs(1)).await;
            n
        }));
    }
    let mut sum = 0;
    for guest in guests {
        sum += guest.await.unwrap();
    }
    println!("{sum}");
}
