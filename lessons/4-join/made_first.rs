use tokio::time::{sleep, Duration};

async fn boil(what: &str, secs: u64) -> u64 {
    println!("{what} is put on");
    sleep(Duration::from_secs(secs)).await;
    println!("{what} boils");
    secs
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tea = boil("tea", 2);
    let milk = boil("milk", 1);
    let a = tea.await;
    let b = milk.await;
    println!("{} s of waiting", a + b);
}
