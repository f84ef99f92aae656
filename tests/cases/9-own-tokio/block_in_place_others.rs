use std::sync::{mpsc, Arc, Mutex};
use std::time::Duration;
use tokio::runtime::{Builder, Handle};
fn main() {
    for workers in [1, 2] {
        let log = Arc::new(Mutex::new(Vec::new()));
        let rt = Builder::new_multi_thread().worker_threads(workers).enable_all().build().unwrap();
        let l = log.clone();
        let n = rt.block_on(async move {
            tokio::spawn(async move {
                let (tx, rx) = mpsc::channel();
                let l2 = l.clone();
                tokio::spawn(async move { l2.lock().unwrap().push("other"); tx.send(7).unwrap(); });
                let got = tokio::task::block_in_place(|| rx.recv().unwrap());
                l.lock().unwrap().push("got it");
                let inner = tokio::task::block_in_place(|| Handle::current().block_on(async { tokio::spawn(async { tokio::time::sleep(Duration::from_millis(2)).await; 3 }).await.unwrap() }));
                let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| tokio::task::block_in_place(|| { if true { panic!("in place") } })));
                l.lock().unwrap().push(if r.is_err() { "panicked" } else { "?" });
                tokio::task::yield_now().await;
                let nested = tokio::task::block_in_place(|| tokio::task::block_in_place(|| 1));
                got + inner + nested
            }).await.unwrap()
        });
        let hs: Vec<_> = (0..6).map(|i| rt.spawn(async move { if i % 2 == 0 { tokio::task::block_in_place(|| std::thread::sleep(Duration::from_millis(3))); } tokio::task::yield_now().await; i })).collect();
        let sum: i32 = rt.block_on(async { let mut s = 0; for h in hs { s += h.await.unwrap(); } s });
        println!("{workers} {n} {:?} {sum} {}", log.lock().unwrap(), rt.block_on(async { tokio::task::block_in_place(|| 5) }));
        drop(rt);
    }
    println!("end");
}
