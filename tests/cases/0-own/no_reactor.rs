use std::time::Duration;
use std::panic::catch_unwind;
fn main() {
    let r = catch_unwind(|| futures::executor::block_on(async { tokio::time::sleep(Duration::from_millis(1)).await; }));
    println!("{}", r.is_err());
    let r = catch_unwind(|| futures::executor::block_on(async { tokio::spawn(async {}); }));
    println!("{}", r.is_err());
    let rt = tokio::runtime::Runtime::new().unwrap();
    let _g = rt.enter();
    futures::executor::block_on(async { tokio::time::sleep(Duration::from_millis(1)).await; println!("slept"); });
    futures::executor::block_on(async { println!("{}", tokio::spawn(async { 3 }).await.unwrap()) });
    let h = rt.handle().clone();
    std::thread::spawn(move || h.block_on(async { tokio::time::sleep(Duration::from_millis(1)).await; println!("again"); })).join().unwrap();
    let ct = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let h = ct.handle().clone();
    let t = std::thread::spawn(move || h.block_on(async { tokio::time::sleep(Duration::from_millis(1)).await; println!("third"); }));
    ct.block_on(async { tokio::time::sleep(Duration::from_millis(50)).await });
    t.join().unwrap();
}
