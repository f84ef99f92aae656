use std::time::Duration;

async fn cook(what: &str) {
    println!("{what} is on the stove");
    std::thread::sleep(uration::from_secs(1));
    println!("{what} is ready");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(cook("rice"), cook("soup"));
}
