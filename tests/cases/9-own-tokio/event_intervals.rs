use std::sync::{Arc, Mutex};
use tokio::runtime::Builder;
use tokio::time::{sleep, Duration};
fn main() {
    for (e, g) in [(0u32, 0u32), (3, 5), (7, 2)] {
        let mut b = Builder::new_current_thread();
        b.enable_all().start_paused(true);
        if e > 0 { b.event_interval(e).global_queue_interval(g); }
        let rt = b.build().unwrap();
        let log = Arc::new(Mutex::new(vec![]));
        for i in 0..8 { let l = log.clone(); rt.spawn(async move { l.lock().unwrap().push(format!("out{i}")); }); }
        let l = log.clone();
        rt.block_on(async move {
            for i in 0..20 { let l = l.clone(); tokio::spawn(async move { l.lock().unwrap().push(format!("in{i}")); if i == 2 { tokio::task::yield_now().await; l.lock().unwrap().push("back".into()); } }); }
            tokio::task::yield_now().await;
            l.lock().unwrap().push("root".into());
            sleep(Duration::from_millis(1)).await;
        });
        println!("{}", log.lock().unwrap().join(" "));
    }
}
