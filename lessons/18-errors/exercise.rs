use tokio::time::{sleep, Duration};

async fn measure(station: u32) -> Result<u32, String> {
    sleep(Duration::from_secs(1)).await;
    if station == 2 {
        return Err(String::from("the thermometer is broken"));
    }
    Ok(station * 10)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for station in 1..=3 {
        let task = tokio::spawn(measure(station));
        let degrees = task.await.unwrap().unwrap();
        println!("station {station}: {degrees}");
    }
}
