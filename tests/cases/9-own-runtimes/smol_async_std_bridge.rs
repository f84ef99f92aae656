use async_std::task as astask;
use futures::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, BufWriter, Cursor};
use futures::stream::{self, StreamExt};
use futures::{pin_mut, AsyncRead, AsyncWrite};
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

trait Runtime {
    fn name(&self) -> &'static str;
    fn block_on<F: Future>(&self, f: F) -> F::Output;
    fn sleep(&self, ms: u64) -> Pin<Box<dyn Future<Output = ()> + Send>>;
    fn spawn<T: Send + 'static>(&self, f: impl Future<Output = T> + Send + 'static) -> Pin<Box<dyn Future<Output = T> + Send>>;
}

struct Smol;
struct AsyncStd;
struct Tokio(tokio::runtime::Runtime);

impl Runtime for Smol {
    fn name(&self) -> &'static str { "smol" }
    fn block_on<F: Future>(&self, f: F) -> F::Output { smol::block_on(f) }
    fn sleep(&self, ms: u64) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(async move { drop(smol::Timer::after(Duration::from_millis(ms)).await) })
    }
    fn spawn<T: Send + 'static>(&self, f: impl Future<Output = T> + Send + 'static) -> Pin<Box<dyn Future<Output = T> + Send>> {
        Box::pin(smol::spawn(f))
    }
}
impl Runtime for AsyncStd {
    fn name(&self) -> &'static str { "async-std" }
    fn block_on<F: Future>(&self, f: F) -> F::Output { astask::block_on(f) }
    fn sleep(&self, ms: u64) -> Pin<Box<dyn Future<Output = ()> + Send>> { Box::pin(astask::sleep(Duration::from_millis(ms))) }
    fn spawn<T: Send + 'static>(&self, f: impl Future<Output = T> + Send + 'static) -> Pin<Box<dyn Future<Output = T> + Send>> {
        Box::pin(astask::spawn(f))
    }
}
impl Runtime for Tokio {
    fn name(&self) -> &'static str { "tokio" }
    fn block_on<F: Future>(&self, f: F) -> F::Output { self.0.block_on(f) }
    fn sleep(&self, ms: u64) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let _g = self.0.enter();
        Box::pin(tokio::time::sleep(Duration::from_millis(ms)))
    }
    fn spawn<T: Send + 'static>(&self, f: impl Future<Output = T> + Send + 'static) -> Pin<Box<dyn Future<Output = T> + Send>> {
        let h = self.0.spawn(f);
        Box::pin(async move { h.await.expect("no panic") })
    }
}

fn exercise<R: Runtime>(r: &R) {
    let count = Arc::new(AtomicUsize::new(0));
    let order = Arc::new(Mutex::new(Vec::new()));
    let hs: Vec<_> = [30u64, 10, 20]
        .into_iter()
        .map(|ms| {
            let (count, order, nap) = (count.clone(), order.clone(), r.sleep(ms));
            r.spawn(async move {
                nap.await;
                order.lock().unwrap().push(ms);
                count.fetch_add(1, Ordering::SeqCst)
            })
        })
        .collect();
    let ranks = r.block_on(futures::future::join_all(hs));
    println!("{}: {:?} {ranks:?}", r.name(), order.lock().unwrap());
    let s = r.block_on(async {
        let s = stream::iter(1..=4).then(|n| { let nap = r.sleep(2); async move { nap.await; n * n } });
        pin_mut!(s);
        let mut v = vec![];
        while let Some(x) = s.next().await {
            v.push(x);
        }
        v
    });
    println!("{}: {s:?}", r.name());
}

struct Slow<T>(T, bool);
impl<T: AsyncRead + Unpin> AsyncRead for Slow<T> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<io::Result<usize>> {
        self.1 = !self.1;
        if self.1 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let n = buf.len().min(3);
        Pin::new(&mut self.0).poll_read(cx, &mut buf[..n])
    }
}

async fn shout(r: impl AsyncRead + Unpin, w: &mut (impl AsyncWrite + Unpin)) -> io::Result<usize> {
    let mut lines = BufReader::new(r).lines();
    let mut n = 0;
    while let Some(l) = lines.next().await {
        w.write_all(l?.to_uppercase().as_bytes()).await?;
        w.write_all(b"|").await?;
        n += 1;
    }
    w.flush().await?;
    Ok(n)
}

fn main() -> io::Result<()> {
    exercise(&Smol);
    exercise(&AsyncStd);
    exercise(&Tokio(tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?));
    let mut out = BufWriter::new(Cursor::new(Vec::new()));
    let n = smol::block_on(shout(Slow(&b"one\ntwo words\n\nlast"[..], false), &mut out))?;
    println!("{n} {:?}", String::from_utf8_lossy(out.get_ref().get_ref()));
    let mut buf = [0u8; 4];
    let mut r = Slow(&b"abcdefgh"[..], false).take(6);
    astask::block_on(r.read_exact(&mut buf))?;
    let mut rest = String::new();
    futures::executor::block_on(r.read_to_string(&mut rest))?;
    println!("{:?} {rest:?}", std::str::from_utf8(&buf).unwrap());
    let (mut a, mut b) = AsyncReadExt::split(Cursor::new(vec![0; 3]));
    let w = smol::block_on(b.write(&[9, 8, 7, 6]))?;
    println!("{w} {:?}", smol::block_on(async { let mut x = [1]; a.read(&mut x).await }));
    println!("{:?}", smol::block_on(futures::io::copy(&b"12345"[..], &mut futures::io::sink())));
    Ok(())
}
