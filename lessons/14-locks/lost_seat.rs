use std::sync::{Arc, Mutex};
use tokio::time::{sleep, Duration};

async fn book(seats: Arc<Mutex<u32>>, who: &str) {
    let free = *seats.lock().unwrap();
    sleep(Duration::from_secs(1)).await;
    *seats.lock().unwrap() = free - 1;
    println!("{who} has a seat");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let seats = Arc::new(Mutex::new(10));
    tokio::join!(book(seats.clone(), "Ada"), book(seats.clone(), "Bo"));
    println!("{} seats are free", seats.lock().unwrap());
}
