use tokio::sync::Mutex;

async fn add(total: &Mutex<u32>, n: u32) {
    *total.lock().await += n;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let total = Mutex::new(0);
    let sum = total.lock().await;
    add(&total, 5).await;
    println!("{sum}");
}
