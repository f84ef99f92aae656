use futures::future::{self, FutureExt, TryFutureExt};
use futures::io::{AllowStdIo, AsyncReadExt as _, AsyncWriteExt as _, Cursor};
use futures::stream::{self, StreamExt, TryStreamExt};
use std::io::{self, BufRead};
use std::sync::{mpsc, Arc, Mutex};
use std::thread;
use std::time::Duration;

// Tokio's timers used from another executor, by entering its runtime.
fn with_tokio<T>(rt: &tokio::runtime::Runtime, f: impl std::future::Future<Output = T>) -> T {
    let _g = rt.enter();
    futures::executor::block_on(f)
}

async fn compute(n: u64) -> Result<u64, String> {
    tokio::time::sleep(Duration::from_millis(n)).await;
    n.checked_sub(5).ok_or_else(|| format!("{n} is too small"))
}

fn main() -> io::Result<()> {
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    println!("{:?}", with_tokio(&rt, future::try_join(compute(10), compute(20))));
    println!("{:?}", with_tokio(&rt, compute(2).or_else(|e| future::ready(Err::<u64, usize>(e.len())))));
    let h = rt.spawn(compute(30));
    println!("{:?}", smol::block_on(async { h.await.unwrap() }));
    println!("{:?}", async_std::task::block_on(async { let _g = rt.enter(); tokio::spawn(compute(6)).await.unwrap() }));
    // results sent back over std channels
    let (tx, rx) = mpsc::channel();
    for n in [25u64, 5, 15] {
        let tx = tx.clone();
        rt.spawn(async move { let r = compute(n * 4).await; tx.send((n, r)).unwrap(); });
    }
    drop(tx);
    println!("{:?}", rx.iter().map(|(n, r)| (n, r.unwrap())).collect::<Vec<_>>());
    // a thread answers tokio tasks
    let (req_tx, req_rx) = mpsc::channel::<(String, tokio::sync::oneshot::Sender<usize>)>();
    let server = thread::spawn(move || {
        let mut served = 0;
        for (s, reply) in req_rx {
            thread::sleep(Duration::from_millis(5));
            reply.send(s.len()).ok();
            served += 1;
        }
        served
    });
    let lens = rt.block_on(async {
        stream::iter(["a", "four", "seven!!"])
            .map(|s| { let (tx, rx) = tokio::sync::oneshot::channel(); req_tx.send((s.to_string(), tx)).unwrap(); rx })
            .buffer_unordered(2)
            .try_collect::<Vec<_>>()
            .await
    });
    drop(req_tx);
    println!("{:?} {}", lens.unwrap(), server.join().unwrap());
    let shared = Arc::new(Mutex::new(vec![]));
    let s = shared.clone();
    let fut = async move {
        for i in 0..3 {
            tokio::task::yield_now().await;
            s.lock().unwrap().push(i);
        }
        s.lock().unwrap().len()
    };
    println!("{} {:?}", rt.block_on(fut), shared.lock().unwrap());
    let (btx, mut brx) = tokio::sync::mpsc::channel(1);
    let feeder = thread::spawn(move || { for i in 0..3 { btx.blocking_send(i).unwrap(); } });
    let mut got = vec![];
    while let Some(x) = brx.blocking_recv() { got.push(x); }
    feeder.join().unwrap();
    println!("{got:?}");
    futures::executor::block_on(async {
        let mut c = Cursor::new(Vec::new());
        c.write_all(b"some bytes").await?;
        c.set_position(5);
        let mut s = String::new();
        c.read_to_string(&mut s).await?;
        println!("{s}");
        let mut std_io = AllowStdIo::new(io::Cursor::new(b"line one\nline two".to_vec()));
        let mut b = [0; 4];
        std_io.read_exact(&mut b).await?;
        println!("{:?} {:?}", std::str::from_utf8(&b), std_io.get_mut().fill_buf()?.len());
        let s = stream::iter([Ok(vec![1, 2]), Err(io::Error::new(io::ErrorKind::Other, "cut")), Ok(vec![3])]).map_err(|e| e);
        let mut r = s.into_async_read();
        let mut v = vec![];
        println!("{:?} {v:?}", r.read_to_end(&mut v).await.map_err(|e| e.to_string()));
        io::Result::Ok(())
    })?;
    let boxed = compute(5).boxed();
    let handle = rt.handle().clone();
    println!("{:?}", thread::spawn(move || handle.block_on(boxed)).join().unwrap());
    drop(rt);
    Ok(())
}
