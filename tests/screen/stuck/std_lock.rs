use std::sync::{Arc, Mutex};
#[tokio::main]
async fn main() {
    let m = Arc::new(Mutex::new(0));
    let _g = m.lock().unwrap();
    let m2 = m.clone();
    let h = tokio::spawn(async move { *m2.lock().unwrap() += 1; });
    h.await.unwrap();
}
