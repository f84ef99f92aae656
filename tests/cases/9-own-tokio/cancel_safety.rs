use tokio::sync::{mpsc, oneshot, Mutex, Semaphore};
use tokio::time::{sleep, timeout, Duration, Instant};
use std::sync::Arc;
struct Step(&'static str);
impl Drop for Step { fn drop(&mut self) { println!("  undo {}", self.0); } }
async fn transfer(from: &Mutex<i64>, to: &Mutex<i64>, n: i64, d: u64) -> Result<(), String> {
    let s = Step("reserve");
    { let mut f = from.lock().await; if *f < n { std::mem::forget(s); return Err(format!("only {}", *f)); } *f -= n; }
    let back = scopeguard(|| { println!("  give back {n}"); });
    sleep(Duration::from_millis(d)).await;
    *to.lock().await += n;
    back.disarm();
    std::mem::forget(s);
    Ok(())
}
struct Guard<F: FnOnce()>(Option<F>);
fn scopeguard<F: FnOnce()>(f: F) -> Guard<F> { Guard(Some(f)) }
impl<F: FnOnce()> Guard<F> { fn disarm(mut self) { self.0.take(); } }
impl<F: FnOnce()> Drop for Guard<F> { fn drop(&mut self) { if let Some(f) = self.0.take() { f() } } }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (a, b) = (Mutex::new(100), Mutex::new(0));
    println!("{:?}", timeout(Duration::from_millis(10), transfer(&a, &b, 30, 5)).await);
    println!("{:?}", timeout(Duration::from_millis(10), transfer(&a, &b, 30, 50)).await.is_err());
    println!("{:?} {} {}", transfer(&a, &b, 500, 1).await, a.lock().await, b.lock().await);
    let (tx, mut rx) = mpsc::channel::<u32>(1);
    let t = tokio::spawn(async move { for i in 0..5 { sleep(Duration::from_millis(4)).await; if tx.send(i).await.is_err() { break; } } });
    let mut got = vec![]; let t0 = Instant::now();
    while got.len() < 5 { tokio::select! { biased; Some(x) = rx.recv() => got.push((x, t0.elapsed().as_millis())), _ = sleep(Duration::from_millis(3)) => got.push((99, t0.elapsed().as_millis())) } if t0.elapsed() > Duration::from_millis(15) { break; } }
    println!("{got:?}"); drop(rx); t.await.unwrap();
    let sem = Arc::new(Semaphore::new(1)); let hold = sem.clone().acquire_owned().await.unwrap();
    let w1 = tokio::spawn({ let s = sem.clone(); async move { let _p = s.acquire().await.unwrap(); println!("w1"); } });
    let w2 = tokio::spawn({ let s = sem.clone(); async move { let _p = s.acquire().await.unwrap(); println!("w2"); } });
    tokio::task::yield_now().await; w1.abort(); drop(hold); println!("{:?} {:?}", w1.await.is_err(), w2.await.is_ok());
    let (otx, orx) = oneshot::channel::<i32>();
    let mut orx = Some(orx); let mut late = Box::pin(sleep(Duration::from_millis(5)));
    let r = loop { tokio::select! { biased; v = async { orx.as_mut().unwrap().await }, if orx.is_some() => { orx = None; break v.ok(); } _ = &mut late => break None } };
    println!("{r:?} {:?}", otx.send(1));
    let m = Arc::new(Mutex::new(0)); let g = m.clone().lock_owned().await;
    let lockers: Vec<_> = (0..3).map(|i| { let m = m.clone(); tokio::spawn(async move { match timeout(Duration::from_millis(5 * i + 1), m.lock()).await { Ok(mut g) => { *g += 1; Ok(*g) } Err(e) => Err(e.to_string()) } }) }).collect();
    sleep(Duration::from_millis(4)).await; drop(g);
    for l in lockers { println!("{:?}", l.await.unwrap()); }
}
