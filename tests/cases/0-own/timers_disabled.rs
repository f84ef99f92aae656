use std::time::Duration;
fn main() {
    let rt = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rt.block_on(async { tokio::time::sleep(Duration::from_millis(1)).await; })));
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rt.block_on(async { let _ = tokio::time::timeout(Duration::from_millis(1), async {}).await; })));
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rt.block_on(async { tokio::time::interval(Duration::from_millis(1)).tick().await; })));
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(|| { let _ = tokio::time::sleep(Duration::from_millis(1)); });
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(|| { tokio::spawn(async {}); });
    println!("{}", r.is_err());
    let m = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let r = m.block_on(async { tokio::spawn(async { tokio::time::sleep_until(tokio::time::Instant::now()).await }).await });
    println!("{}", r.is_err());
}
