use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{mpsc, Arc};
use std::time::Duration;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::{self, JoinSet, LocalSet};
use tokio::time::{sleep, Instant};

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {} (in runtime {})", self.0, Handle::try_current().is_ok());
    }
}

fn main() {
    let rt = Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    let h = rt.spawn(async {
        let _l = Loud("spawned");
        sleep(Duration::from_secs(5)).await;
        "slept"
    });
    rt.block_on(async { println!("main 1 {}", h.is_finished()) });
    let t = rt.block_on(async { Instant::now() });
    println!("{}", rt.block_on(h).unwrap());
    println!("{:?}", rt.block_on(async { t.elapsed() }));
    let never = rt.spawn(async {
        let _l = Loud("never done");
        std::future::pending::<u8>().await
    });
    let unpolled = rt.spawn({
        let l = Loud("unpolled");
        async move { drop(l) }
    });
    let panicking = rt.spawn(async { if true { panic!("quiet") } });
    std::panic::set_hook(Box::new(|_| {}));
    println!("{:?}", rt.block_on(panicking).unwrap_err().is_panic());
    println!("polled by then {}", unpolled.is_finished());
    drop(rt);
    let other = Runtime::new().unwrap();
    println!("{:?}", other.block_on(never).unwrap_err().is_cancelled());
    let (tx, rx) = mpsc::channel();
    let sb = other.spawn_blocking(move || rx.recv().unwrap_or(0));
    sb.abort();
    tx.send(7).unwrap();
    println!("{:?}", other.block_on(sb).unwrap_or(99) != 99);
    let handle = other.handle().clone();
    other.shutdown_timeout(Duration::from_millis(50));
    let late = handle.spawn(async { 1 });
    println!("late {:?}", futures::executor::block_on(late).map_err(|e| e.to_string().contains("cancelled")));

    let parked = Arc::new(AtomicU32::new(0));
    let p = parked.clone();
    let rt = Builder::new_current_thread().on_thread_start(move || { p.fetch_add(1, SeqCst); }).enable_time().start_paused(true).build().unwrap();
    rt.block_on(async {
        sleep(Duration::from_millis(1)).await;
    });
    println!("started {}", parked.load(SeqCst));

    let local = LocalSet::new();
    rt.block_on(local.run_until(async {
        let mut set = JoinSet::new();
        for i in 0..3u64 {
            set.spawn_local(async move {
                sleep(Duration::from_millis(30 - 10 * i)).await;
                i
            });
        }
        let mut got = vec![];
        loop {
            tokio::select! {
                r = set.join_next() => match r {
                    Some(r) => got.push(r.unwrap()),
                    None => break,
                },
                _ = sleep(Duration::from_millis(15)) => got.push(100),
            }
        }
        println!("{got:?}");
        let _enter = task::spawn_local(async { task::yield_now().await; Loud("local") });
    }));
    println!("end of run_until");
    drop(local);
    let g = rt.enter();
    let s = tokio::time::timeout(Duration::from_millis(3), std::future::pending::<()>());
    drop(g);
    println!("{:?}", rt.block_on(s).is_err());
    let r = std::panic::catch_unwind(|| drop(tokio::time::sleep(Duration::from_millis(1))));
    println!("outside: {}", r.unwrap_err().downcast_ref::<String>().cloned().or(Some("&str".into())).unwrap());
    let no_time = Builder::new_current_thread().build().unwrap();
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| no_time.block_on(async { sleep(Duration::from_millis(1)).await })));
    println!("no time: {:?}", r.unwrap_err().downcast_ref::<&str>().is_some());
    println!("{:?}", rt.handle().runtime_flavor());
}
