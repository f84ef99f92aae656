use tokio::time::{sleep, Duration};

async fn count(room: &str, guests: u32) -> u32 {
    sleep(Duration::from_secs(u64::from(guests))).await;
    println!("{room}: {guests}");
    guests
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hall = count("hall", 3).await;
    let garden = count("garden", 2).await;
    let kitchen = count("kitchen", 1).await;
    println!("{} guests", hall + garden + kitchen);
}
