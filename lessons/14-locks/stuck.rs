use std::sync::Mutex;
use tokio::time::{sleep, Duration};

async fn book(seats: &Mutex<u32>, who: &str) {
    let mut free = seats.lock().unwrap();
    sleep(Duration::from_secs(1)).await;
    *free -= 1;
    println!("{who} has a seat");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let seats = Mutex::new(10);
    tokio::join!(book(&seats, "Ada"), book(&seats, "Bo"));
    println!("{} seats are free", seats.lock().unwrap());
}
