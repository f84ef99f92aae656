use tokio::task::{self, JoinHandle, JoinSet};
use tokio::time::{sleep, Duration};
use std::panic;
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { println!("drop {} panicking={}", self.0, std::thread::panicking()); } }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let h = tokio::spawn(async { 5 });
    println!("{}", h.is_finished());
    println!("{:?}", h.await);
    let h: JoinHandle<i32> = tokio::spawn(async { sleep(Duration::from_secs(1)).await; 1 });
    h.abort();
    println!("finished {}", h.is_finished());
    let e = h.await.unwrap_err();
    println!("{} {} {}", e.is_cancelled(), e.is_panic(), e.to_string().starts_with("task ") && e.to_string().ends_with("was cancelled"));
    println!("{:?}", format!("{:?}", e).starts_with("JoinError::Cancelled(Id("));
    println!("{:?}", e.try_into_panic().is_err());
    let e = tokio::spawn(async { let _d = D("in panic"); panic!("boom {}", 1); }).await.unwrap_err();
    println!("{} {}", e.is_panic(), e.to_string().contains("panicked"));
    println!("{:?}", format!("{:?}", e).starts_with("JoinError::Panic(Id("));
    let p = e.into_panic();
    println!("{:?} {:?}", p.downcast_ref::<String>(), p.downcast_ref::<&str>());
    let e = tokio::spawn(async { panic!("static"); }).await.unwrap_err();
    match e.try_into_panic() { Ok(p) => println!("{:?}", p.downcast_ref::<&str>()), Err(e) => println!("{e}") }
    let e = tokio::spawn(async { panic::panic_any(42i32); }).await.unwrap_err();
    println!("{:?}", e.into_panic().downcast_ref::<i32>());
    let h: JoinHandle<i32> = tokio::spawn(async { sleep(Duration::from_millis(10)).await; println!("finished anyway"); 1 });
    drop(h);
    sleep(Duration::from_millis(20)).await;
    // resume_unwind
    let r = tokio::spawn(async {
        let e = tokio::spawn(async { panic!("inner") }).await.unwrap_err();
        if e.is_panic() { panic::resume_unwind(e.into_panic()); }
    }).await;
    println!("{}", r.unwrap_err().is_panic());
    let h = tokio::spawn(async { let _a = D("a"); let _b = D("b"); sleep(Duration::from_secs(5)).await; });
    task::yield_now().await;
    h.abort();
    println!("aborted");
    println!("{:?}", h.await.map_err(|e| e.is_cancelled()));
    let mut set: JoinSet<u32> = JoinSet::new();
    println!("{:?} {} {}", set, set.is_empty(), set.len());
    let a = set.spawn(async { sleep(Duration::from_millis(3)).await; 3 });
    let b = set.spawn(async { sleep(Duration::from_millis(1)).await; 1 });
    set.spawn(async { panic!("x") });
    let c = set.spawn_on(async { sleep(Duration::from_millis(2)).await; 2 }, &tokio::runtime::Handle::current());
    a.abort();
    println!("{} {}", a.is_finished(), b.is_finished());
    while let Some(r) = set.join_next().await {
        match r { Ok(v) => println!("ok {v}"), Err(e) => println!("cancelled {} panic {}", e.is_cancelled(), e.is_panic()) }
    }
    println!("{} {} {}", a.is_finished(), b.is_finished(), c.is_finished());
    for i in 0..3 { set.spawn(async move { let _d = D(["x", "y", "z"][i]); sleep(Duration::from_secs(1)).await; 0 }); }
    task::yield_now().await;
    set.shutdown().await;
    println!("len {}", set.len());
    for i in 0..3 { set.spawn(async move { let _d = D(["x", "y", "z"][i]); sleep(Duration::from_millis(5)).await; println!("detached {i}"); 0 }); }
    set.detach_all();
    println!("len {}", set.len());
    sleep(Duration::from_millis(10)).await;
    // abort before the first poll: the future is dropped unpolled
    let d = D("unpolled");
    let h = tokio::spawn(async move { let _d = d; println!("never"); });
    h.abort();
    println!("{}", h.await.is_err());
    // output dropped with the handle
    let h = tokio::spawn(async { D("output") });
    sleep(Duration::from_millis(1)).await;
    println!("before drop");
    drop(h);
    println!("after drop");
    let h = tokio::spawn(async { D("output2") });
    drop(h);
    println!("dropped early");
    sleep(Duration::from_millis(1)).await;
    // panic in drop at abort
    struct P; impl Drop for P { fn drop(&mut self) { panic!("in drop"); } }
    let h = tokio::spawn(async { let _p = P; sleep(Duration::from_secs(1)).await; });
    task::yield_now().await;
    h.abort();
    let e = h.await.unwrap_err();
    println!("{} {}", e.is_panic(), e.is_cancelled());
    let e = tokio::spawn(async { let _p = P; 3 }).await.map_err(|e| e.is_panic());
    println!("{e:?}");
    let h = tokio::spawn(async { 1 });
    tokio::pin!(h);
    println!("{:?}", (&mut h).await);
    let r = panic::catch_unwind(panic::AssertUnwindSafe(|| futures::executor::block_on(&mut h)));
    println!("{}", r.is_err());
}
