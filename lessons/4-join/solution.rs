use tokio::time::{sleep, Duration};

async fn count(room: &str, guests: u32) -> u32 {
    sleep(Duration::from_secs(u64::from(guests))).await;
    println!("{room}: {guests}");
    guests
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (hall, garden, kitchen) = tokio::join!(count("hall", 3), count("garden", 2), count("kitchen", 1));
    println!("{} guests", hall + garden + kitchen);
}
