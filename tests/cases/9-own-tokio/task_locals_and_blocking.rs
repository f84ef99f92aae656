use tokio::task::{self, LocalSet, spawn_local};
use tokio::time::{sleep, Duration};
use std::cell::RefCell;
tokio::task_local! { static ID: u32; pub static NAME: RefCell<String>; }
async fn show() -> u32 { task::yield_now().await; ID.get() }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("{:?} {}", ID.try_with(|x| *x), ID.try_with(|x| *x).unwrap_err());
    println!("{}", ID.scope(5, async { let a = show().await; let b = ID.scope(6, show()).await; a * 10 + b }).await);
    println!("{}", ID.sync_scope(7, || ID.with(|v| *v + 1)));
    NAME.scope(RefCell::new("a".into()), async { NAME.with(|n| n.borrow_mut().push('b')); task::yield_now().await; println!("{}", NAME.with(|n| n.borrow().clone())); let h = tokio::spawn(async { NAME.try_with(|_| ()).is_err() }); println!("{}", h.await.unwrap()); }).await;
    let (a, b) = tokio::join!(ID.scope(1, show()), ID.scope(2, show())); println!("{a} {b}");
    println!("{}", tokio::spawn(async { ID.with(|v| *v) }).await.unwrap_err().is_panic());
    let r = task::spawn_blocking(|| { std::thread::sleep(Duration::from_millis(20)); 5 }).await; println!("{r:?}");
    let r = task::spawn_blocking(|| { if true { panic!("pool"); } 5 }).await; println!("{}", r.unwrap_err().is_panic());
    let h = task::spawn_blocking(|| 1); h.abort(); println!("{}", h.await.is_ok());
    let t = tokio::time::Instant::now();
    let h = task::spawn_blocking(|| std::thread::sleep(Duration::from_millis(50)));
    tokio::select! { biased; _ = h => println!("blocking first"), _ = sleep(Duration::from_secs(5)) => println!("sleep first") }
    println!("{}", t.elapsed() < Duration::from_secs(1));
    let set = LocalSet::new();
    let h = set.spawn_local(async { sleep(Duration::from_millis(5)).await; 4 });
    println!("{:?}", set.run_until(async { let r = spawn_local(async { 1 }).await.unwrap(); r + h.await.unwrap() }).await);
    let mut js = tokio::task::JoinSet::new();
    set.run_until(async { for i in 0..3 { js.spawn_local(async move { sleep(Duration::from_millis(3 - i)).await; i }); } while let Some(r) = js.join_next().await { println!("{}", r.unwrap()); } }).await;
    js.spawn_local_on(async { 9 }, &set);
    println!("{:?}", set.run_until(js.join_next()).await.unwrap().unwrap());
    { let _g = set.enter(); spawn_local(async { println!("entered"); }); }
    set.await;
    println!("{set:?}", set = LocalSet::new());
    let set = LocalSet::new();
    set.spawn_local(async { panic!("local") });
    let h = set.spawn_local(async { tokio::spawn(async { 3 }).await.unwrap() });
    println!("{:?}", set.run_until(h).await);
}
