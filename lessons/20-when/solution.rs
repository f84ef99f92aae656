use std::time::Duration;
use tokio::time::sleep;

async fn download(page: &'static str) -> usize {
    sleep(Duration::from_secs(1)).await;
    println!("{page} is here");
    page.len()
}

fn count_words(pages: usize) -> usize {
    std::thread::sleep(Duration::from_millis(750)); // three quarters of a second of computing
    pages * 100
}

async fn blink() {
    for _ in 0..5 {
        sleep(Duration::from_millis(400)).await;
        println!("blink");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let light = tokio::spawn(blink());
    let (first, second) = tokio::join!(download("first"), download("second"));
    let words = tokio::task::spawn_blocking(move || count_words(first + second));
    println!("{} words", words.await.unwrap());
    light.await.unwrap();
}
