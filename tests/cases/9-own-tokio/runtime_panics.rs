use tokio::runtime::{Builder, Handle, Runtime};
use tokio::time::Duration;
use std::panic::{catch_unwind, AssertUnwindSafe};
fn text(e: Box<dyn std::any::Any + Send>) -> String {
    if let Some(s) = e.downcast_ref::<&str>() { s.to_string() } else if let Some(s) = e.downcast_ref::<String>() { s.clone() } else { "?".into() }
}
fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    println!("{}", text(catch_unwind(|| { tokio::spawn(async {}); }).unwrap_err()));
    println!("{}", text(catch_unwind(|| { tokio::time::sleep(Duration::from_secs(1)); }).map(|_| ()).unwrap_err()));
    println!("{}", text(catch_unwind(|| { Handle::current(); }).unwrap_err()));
    println!("{}", text(catch_unwind(|| { tokio::task::spawn_blocking(|| ()); }).unwrap_err()));
    println!("{:?}", Handle::try_current().map(|_| ()).map_err(|e| (e.to_string(), e.is_missing_context(), e.is_thread_local_destroyed())));
    println!("{:?}", Handle::try_current().map(|_| ()));
    let rt = Builder::new_current_thread().build().unwrap();
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { tokio::time::sleep(Duration::from_secs(1)).await }))).unwrap_err()));
    let rt = Builder::new_current_thread().enable_all().build().unwrap();
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { let rt2 = Runtime::new().unwrap(); rt2.block_on(async {}) }))).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { Handle::current().block_on(async {}) }))).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { let r = Builder::new_current_thread().build().unwrap(); drop(r); }))).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { tokio::task::block_in_place(|| 1) }))).map(|_| ()).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { let (tx, _rx) = tokio::sync::mpsc::channel(1); tx.blocking_send(1).unwrap(); }))).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { let m = tokio::sync::Mutex::new(1); let _ = m.blocking_lock(); }))).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { tokio::time::advance(Duration::from_secs(1)).await }))).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { tokio::time::resume() }))).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { tokio::time::pause(); tokio::time::pause() }))).unwrap_err()));
    println!("{}", text(catch_unwind(|| tokio::time::pause()).unwrap_err()));
    println!("{}", text(catch_unwind(|| { Builder::new_multi_thread().worker_threads(0); }).unwrap_err()));
    println!("{}", text(catch_unwind(|| { Builder::new_multi_thread().max_blocking_threads(0); }).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { tokio::time::interval(Duration::ZERO); }))).unwrap_err()));
    println!("{}", text(catch_unwind(|| { tokio::sync::mpsc::channel::<i32>(0); }).unwrap_err()));
    println!("{}", text(catch_unwind(|| { tokio::sync::broadcast::channel::<i32>(0); }).unwrap_err()));
    println!("{}", text(catch_unwind(|| { tokio::sync::Semaphore::new(usize::MAX); }).unwrap_err()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| rt.block_on(async { panic!("root") }))).map(|_: ()| ()).unwrap_err()));
    println!("{:?}", rt.handle().runtime_flavor());
    println!("{:?}", rt.block_on(async { Handle::current().runtime_flavor() }));
    let mrt = Builder::new_multi_thread().worker_threads(2).enable_all().thread_name("w").build().unwrap();
    println!("{:?}", mrt.handle().runtime_flavor());
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| mrt.block_on(async { tokio::time::pause() }))).unwrap_err()));
    println!("{}", mrt.block_on(async { tokio::spawn(async { std::thread::current().name().map(|s| s.to_string()) }).await.unwrap().unwrap() }));
    let g = rt.enter();
    let h = tokio::spawn(async { 7 });
    println!("{:?}", Handle::current().runtime_flavor());
    drop(g);
    println!("{:?}", rt.block_on(h));
    println!("{:?}", mrt.block_on(async { tokio::task::block_in_place(|| Handle::current().block_on(async { 9 })) }));
    mrt.shutdown_timeout(Duration::from_millis(100));
    rt.spawn(async { println!("never printed?") });
    rt.shutdown_background();
    let rt = Builder::new_current_thread().enable_time().build().unwrap();
    struct D(i32); impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0) } }
    for i in 0..3 { rt.spawn(async move { let _d = D(i); tokio::time::sleep(Duration::from_secs(1)).await }); }
    rt.block_on(tokio::task::yield_now());
    println!("dropping");
    drop(rt);
    println!("end");
    let rt = Builder::new_current_thread().build().unwrap();
    let h = rt.spawn(async { 1 });
    drop(rt);
    let e = futures::executor::block_on(h).unwrap_err();
    println!("{} {}", e.is_cancelled(), e.is_panic());
}
