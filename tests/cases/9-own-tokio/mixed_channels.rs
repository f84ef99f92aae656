// The same producer and consumer over every channel there is.
use futures::{SinkExt, StreamExt};
use std::collections::BTreeMap;
use std::future::Future;
use std::time::Duration;

#[derive(Debug, Default, PartialEq, Clone)]
struct Report {
    sent: usize,
    refused: usize,
    got: Vec<u32>,
}

async fn tokio_mpsc() -> Report {
    let (tx, mut rx) = tokio::sync::mpsc::channel(2);
    let mut r = Report::default();
    for i in 0..4 {
        match tx.try_send(i) {
            Ok(()) => r.sent += 1,
            Err(_) => r.refused += 1,
        }
    }
    drop(tx);
    while let Some(x) = rx.recv().await {
        r.got.push(x);
    }
    r
}

async fn futures_mpsc() -> Report {
    let (mut tx, rx) = futures::channel::mpsc::channel(1);
    let mut r = Report::default();
    for i in 0..4 {
        if tx.try_send(i).is_ok() { r.sent += 1 } else { r.refused += 1 }
    }
    drop(tx);
    r.got = rx.collect().await;
    r
}

async fn async_channel() -> Report {
    let (tx, rx) = smol::channel::bounded(2);
    let mut r = Report::default();
    for i in 0..4 {
        match tx.try_send(i) {
            Ok(_) => r.sent += 1,
            Err(smol::channel::TrySendError::Full(v)) => { assert_eq!(v, i); r.refused += 1 }
            Err(e) => panic!("{e}"),
        }
    }
    tx.close();
    while let Ok(x) = rx.recv().await {
        r.got.push(x);
    }
    r
}

async fn std_sync() -> Report {
    let (tx, rx) = std::sync::mpsc::sync_channel(2);
    let mut r = Report::default();
    for i in 0..4 {
        r.sent += usize::from(tx.try_send(i).is_ok());
    }
    r.refused = 4 - r.sent;
    drop(tx);
    r.got = rx.into_iter().collect();
    r
}

async fn flow<S, R, Fs, Fr>(send: impl Fn(u32) -> Fs, recv: impl Fn() -> Fr) -> (Vec<u32>, usize)
where
    Fs: Future<Output = Result<S, R>>,
    Fr: Future<Output = Option<u32>>,
{
    let producer = async {
        let mut n = 0;
        for i in [1, 1, 2, 3, 5] {
            if send(i).await.is_err() { break; }
            n += 1;
        }
        n
    };
    let consumer = async {
        let mut v = vec![];
        for _ in 0..5 {
            v.extend(recv().await);
        }
        v
    };
    let (n, v) = futures::join!(producer, consumer);
    (v, n)
}

fn main() {
    let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut table = BTreeMap::new();
    table.insert("tokio", rt.block_on(tokio_mpsc()));
    table.insert("futures", futures::executor::block_on(futures_mpsc()));
    table.insert("smol", smol::block_on(async_channel()));
    table.insert("std", async_std::task::block_on(std_sync()));
    for (k, v) in &table {
        println!("{k:<8} {v:?}");
    }
    println!("{}", table.values().all(|r| *r == table["tokio"]));
    println!("{:?}", rt.block_on(async {
        let (tx, rx) = tokio::sync::mpsc::channel(1);
        let rx = tokio::sync::Mutex::new(rx);
        flow(|i| { let tx = tx.clone(); async move { tx.send(i).await } }, || async { rx.lock().await.recv().await }).await
    }));
    println!("{:?}", futures::executor::block_on(async {
        let (tx, rx) = futures::channel::mpsc::channel(0);
        let rx = futures::lock::Mutex::new(rx);
        flow(|i| { let mut tx = tx.clone(); async move { tx.send(i).await } }, || async { rx.lock().await.next().await }).await
    }));
    println!("{:?}", async_std::task::block_on(async {
        let (tx, rx) = async_std::channel::bounded(1);
        flow(|i| { let tx = tx.clone(); async move { tx.send(i).await } }, || async { rx.recv().await.ok() }).await
    }));
    let (btx, _) = tokio::sync::broadcast::channel(8);
    println!("{:?}", rt.block_on(async {
        let rx = tokio::sync::Mutex::new(btx.subscribe());
        flow(|i| std::future::ready(btx.send(i)), || async { rx.lock().await.recv().await.ok() }).await
    }));
    // one message each way
    let a = rt.block_on(async { let (t, r) = tokio::sync::oneshot::channel(); t.send(1).unwrap(); r.await });
    let b = futures::executor::block_on(async { let (t, r) = futures::channel::oneshot::channel(); t.send(2).unwrap(); r.await });
    println!("{a:?} {b:?}");
    let a = rt.block_on(async { let (t, r) = tokio::sync::oneshot::channel::<u8>(); drop(t); r.await.map_err(|e| e.to_string()) });
    let b = futures::executor::block_on(async { let (t, r) = futures::channel::oneshot::channel::<u8>(); drop(t); r.await.map_err(|e| e.to_string()) });
    println!("{a:?} {b:?}");
    let c = smol::block_on(async { let (t, r) = smol::channel::bounded::<u8>(1); drop(t); r.recv().await.map_err(|e| e.to_string()) });
    let d = { let (t, r) = std::sync::mpsc::channel::<u8>(); drop(t); r }.recv().map_err(|e| e.to_string());
    println!("{c:?} {d:?}");
    // across runtimes
    let (tx, mut rx) = tokio::sync::mpsc::unbounded_channel();
    let h = std::thread::spawn(move || smol::block_on(async move { for i in 0..3 { smol::Timer::after(Duration::from_millis(3)).await; tx.send(i).unwrap(); } }));
    let got = async_std::task::block_on(async { let mut v = vec![]; while let Some(x) = rx.recv().await { v.push(x); } v });
    h.join().unwrap();
    println!("{got:?}");
}
