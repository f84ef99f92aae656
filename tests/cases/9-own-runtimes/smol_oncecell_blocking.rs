use smol::channel;
use smol::lock::{Mutex, OnceCell, Semaphore};
use smol::{block_on, future, unblock, Timer};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

static CONFIG: OnceCell<String> = OnceCell::new();

async fn config() -> &'static str {
    CONFIG.get_or_init(|| async {
        println!("loading");
        Timer::after(Duration::from_millis(5)).await;
        "loaded".to_string()
    }).await
}

fn main() {
    block_on(async {
        let (a, b) = future::zip(config(), config()).await;
        println!("{a} {b} {}", CONFIG.is_initialized());
        let cell: OnceCell<u8> = OnceCell::from(4);
        println!("{:?} {:?}", cell.get(), cell.set(5).await);
        let mut cell2 = OnceCell::new();
        println!("{:?}", cell2.get_or_try_init(|| async { Err::<u8, _>("no") }).await);
        println!("{:?}", cell2.set(1).await.map(|v| *v));
        *cell2.get_mut().unwrap() += 1;
        println!("{:?} {:?}", cell2.take(), cell2.into_inner());
        let m = Arc::new(Mutex::new(String::from("m")));
        let g = m.lock_arc().await;
        println!("{:?} {:?}", m.try_lock_arc().is_none(), future::poll_once(m.lock()).await.is_none());
        drop(g);
        println!("{:?} {}", m, Arc::try_unwrap(m.clone()).is_err());
        let s = Arc::new(Semaphore::new(1));
        let p = s.try_acquire_arc().unwrap();
        println!("{}", s.try_acquire_arc().is_none());
        let s2 = s.clone();
        let t = smol::spawn(async move { s2.acquire_arc().await; "acquired" });
        Timer::after(Duration::from_millis(3)).await;
        println!("{}", t.is_finished());
        drop(p);
        println!("{}", t.await);
        println!("{:?}", [s.try_acquire().is_some(), s.try_acquire().is_some()]);

        println!("{}", unblock(|| thread::current().name().is_some()).await);
        let (tx, rx) = channel::bounded(1);
        let h = thread::spawn(move || {
            for i in 0..3 {
                tx.send_blocking(i).unwrap();
            }
        });
        let mut v = vec![];
        while let Ok(x) = rx.recv().await {
            v.push(x);
        }
        h.join().unwrap();
        println!("{v:?}");
        let (tx, rx) = channel::unbounded();
        thread::spawn(move || tx.send_blocking("from a thread").unwrap()).join().unwrap();
        println!("{:?} {:?}", rx.recv_blocking(), rx.recv_blocking());
    });
}
