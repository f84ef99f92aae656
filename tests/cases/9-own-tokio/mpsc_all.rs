use tokio::sync::mpsc::{self, error::*};
use tokio::time::{sleep, Duration, timeout};
use std::sync::Arc;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<i32>(2);
    println!("{} {} {:?} {:?}", tx.capacity(), tx.max_capacity(), tx.is_closed(), tx.same_channel(&tx.clone()));
    tx.send(1).await.unwrap();
    tx.try_send(2).unwrap();
    let e = tx.try_send(3).unwrap_err();
    println!("{e} {e:?} {}", matches!(e, TrySendError::Full(3)));
    let e = tx.send_timeout(4, Duration::from_millis(5)).await.unwrap_err();
    println!("{e} {e:?}");
    println!("{:?}", tx.try_reserve().map(|_| ()).unwrap_err());
    println!("{:?} {:?} {:?}", rx.recv().await, rx.try_recv(), rx.try_recv());
    println!("{}", rx.try_recv().unwrap_err());
    let p = tx.reserve().await.unwrap();
    println!("{}", tx.capacity());
    p.send(10);
    let owned = tx.clone().reserve_owned().await.unwrap();
    println!("cap {}", tx.capacity());
    let tx2 = owned.send(11);
    let e = tx2.clone().try_reserve_owned().unwrap_err();
    println!("{}", matches!(e, TrySendError::Full(_)));
    println!("{:?}", rx.recv().await);
    let o = tx2.try_reserve_owned().unwrap();
    let tx3 = o.release();
    println!("{}", tx3.capacity());
    let weak = tx3.downgrade();
    drop(tx3); drop(e);
    println!("{}", weak.upgrade().is_some());
    drop(tx);
    println!("{}", weak.upgrade().is_none());
    println!("{:?} {:?}", rx.recv().await, rx.recv().await);
    println!("{:?} {}", rx.try_recv(), rx.try_recv().unwrap_err());
    let (tx, mut rx) = mpsc::channel::<String>(1);
    let t2 = tx.clone();
    let h = tokio::spawn(async move { t2.closed().await; println!("closed seen"); });
    tx.send("a".into()).await.unwrap();
    rx.close();
    tokio::task::yield_now().await;
    println!("{} {:?}", tx.is_closed(), tx.send("b".into()).await);
    println!("{:?}", tx.try_send("c".into()));
    println!("{:?}", tx.send_timeout("d".into(), Duration::from_millis(1)).await);
    println!("{:?} {:?}", tx.reserve().await.map(|_| ()), tx.try_reserve().map(|_| ()));
    println!("{:?} {:?}", rx.recv().await, rx.recv().await);
    h.await.unwrap();
    let (utx, mut urx) = mpsc::unbounded_channel::<Vec<u8>>();
    utx.send(vec![1]).unwrap();
    println!("{:?} {:?}", urx.try_recv(), urx.try_recv());
    let w = utx.downgrade();
    println!("{} {:?}", w.upgrade().is_some(), utx.same_channel(&w.upgrade().unwrap()));
    drop(urx);
    let e = utx.send(vec![2]).unwrap_err();
    println!("{e} {e:?} {:?} {}", e.0, utx.is_closed());
    let e: Box<dyn std::error::Error> = Box::new(SendError(3)); println!("{e}");
    println!("{:?}", TrySendError::from(SendError(1)));
    // order of waiting senders
    let (tx, mut rx) = mpsc::channel::<i32>(1);
    for i in 0..4 { let tx = tx.clone(); tokio::spawn(async move { tx.send(i).await.unwrap(); println!("sent {i}"); }); }
    drop(tx);
    while let Some(i) = rx.recv().await { println!("got {i}"); }
    // poll_recv, into stream
    let (tx, mut rx) = mpsc::channel::<i32>(1);
    tokio::spawn(async move { sleep(Duration::from_millis(3)).await; tx.send(8).await.unwrap(); });
    println!("{:?}", std::future::poll_fn(|cx| rx.poll_recv(cx)).await);
    println!("{:?}", timeout(Duration::from_millis(1), rx.recv()).await);
    let (tx, rx) = mpsc::channel::<Arc<i32>>(4);
    let a = Arc::new(1);
    tx.send(a.clone()).await.unwrap(); tx.send(a.clone()).await.unwrap();
    println!("{}", Arc::strong_count(&a));
    drop(rx);
    println!("{}", Arc::strong_count(&a));
    let (tx, mut rx) = mpsc::channel::<i32>(1);
    let th = std::thread::spawn(move || { for i in 0..3 { tx.blocking_send(i).unwrap(); } });
    let v = tokio::task::spawn_blocking(move || { let mut v = vec![]; while let Some(i) = rx.blocking_recv() { v.push(i); } v }).await.unwrap();
    th.join().unwrap();
    println!("{v:?}");
}
