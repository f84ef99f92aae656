use std::sync::Mutex;
#[tokio::main]
async fn main() {
    let m = Mutex::new(1);
    let _ = m.lock();
    let _ = m.lock().unwrap();
    println!("{m:?}");
}
