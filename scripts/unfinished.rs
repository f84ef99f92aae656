// A future is a value. Dropping it before it has finished drops what it was
// holding, and the lines after its await never run.
use tokio::time::{sleep, Duration};

struct Lamp(&'static str);

impl Drop for Lamp {
    fn drop(&mut self) {
        println!("{} lamp goes out", self.0);
    }
}

async fn read(room: &'static str, secs: u64) {
    let lamp = Lamp(room);
    println!("{} lamp is lit", lamp.0);
    sleep(Duration::from_secs(secs)).await;
    println!("finished reading in the {room}");
}

#[tokio::main]
async fn main() {
    read("kitchen", 1).await;

    let cellar = read("cellar", 1);
    drop(cellar); // never polled: its lamp was never lit

    tokio::spawn(read("attic", 9));
    sleep(Duration::from_secs(2)).await;
    println!("main ends, and with it the runtime");
}
