use async_std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use async_std::io::prelude::*;
use async_std::stream::{self, Stream, StreamExt};
use async_std::sync::{Arc, Mutex, RwLock, Weak};
use async_std::task;
use std::collections::HashMap;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

struct Chunky {
    data: Vec<u8>,
    at: usize,
    pendings: u32,
}

impl Read for Chunky {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<io::Result<usize>> {
        if self.at % 2 == 1 && self.pendings % 2 == 0 {
            self.pendings += 1;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.pendings += (self.at % 2 == 1) as u32;
        let n = buf.len().min(3).min(self.data.len() - self.at);
        buf[..n].copy_from_slice(&self.data[self.at..self.at + n]);
        self.at += n;
        Poll::Ready(Ok(n))
    }
}

#[derive(Default)]
struct Shout(Vec<u8>, bool);

impl Write for Shout {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        if buf.contains(&b'!') {
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::InvalidInput, "too loud")));
        }
        self.0.extend(buf.to_ascii_uppercase());
        Poll::Ready(Ok(buf.len()))
    }
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_close(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.1 = true;
        Poll::Ready(Ok(()))
    }
}

async fn words(r: impl BufRead + Unpin) -> io::Result<HashMap<String, u32>> {
    let mut map = HashMap::new();
    let mut lines = r.lines();
    while let Some(line) = lines.next().await {
        for w in line?.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            *map.entry(w.to_lowercase()).or_insert(0) += 1;
        }
    }
    Ok(map)
}

struct Fib(u64, u64);
impl Stream for Fib {
    type Item = u64;
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
        let Fib(a, b) = *self;
        *self = Fib(b, a.checked_add(b).unwrap_or(0));
        Poll::Ready(Some(a))
    }
}

fn main() -> io::Result<()> {
    task::block_on(async {
        let text = "The cat saw the dog.\nThe dog ran";
        let r = BufReader::with_capacity(8, Chunky { data: text.into(), at: 0, pendings: 0 });
        let mut w: Vec<_> = words(r).await?.into_iter().collect();
        w.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        println!("{:?}", &w[..4]);
        let mut s = Shout::default();
        s.write_all(b"hello ").await?;
        write!(s, "{}-{:02}", "world", 7).await?;
        futures_close(&mut s).await?;
        println!("{} {}", String::from_utf8_lossy(&s.0), s.1);
        let e = s.write_all(b"hey!").await.unwrap_err();
        println!("{e} {:?}", e.kind());
        let mut bw = BufWriter::with_capacity(4, Shout::default());
        for part in ["a", "bc", "defgh"] { bw.write(part.as_bytes()).await?; }
        println!("{:?}", bw.get_ref().0.len());
        bw.flush().await?;
        println!("{:?}", String::from_utf8_lossy(&bw.get_ref().0));
        let mut chained = (&b"abc"[..]).chain(&b"def"[..]).take(5);
        let mut buf = [0u8; 2];
        chained.read_exact(&mut buf).await?;
        let mut rest = String::new();
        chained.read_to_string(&mut rest).await?;
        println!("{buf:?} {rest} {}", chained.limit());
        let mut bytes = (&b"xyz"[..]).bytes();
        while let Some(b) = bytes.next().await { print!("{} ", b?); }
        println!();
        let f: Vec<u64> = Fib(0, 1).skip_while(|x| *x < 10).step_by(2).take(4).fold(vec![], |mut v, x| { v.push(x); v }).await;
        println!("{f:?} {:?}", Fib(1, 1).take_while(|x| *x < 100).max().await);
        println!("{:?}", Fib(0, 1).take(50).find(|x| x % 17 == 0 && *x > 0).await);
        let (m, weak): (Arc<Mutex<Vec<u8>>>, Weak<Mutex<Vec<u8>>>) = { let a = Arc::new(Mutex::new(vec![])); let w = Arc::downgrade(&a); (a, w) };
        let hs: Vec<_> = (0..3u8).map(|i| { let w = weak.clone(); task::spawn(async move { if let Some(m) = w.upgrade() { m.lock_arc().await.push(i); } }) }).collect();
        for h in hs { h.await; }
        let mut v = m.lock().await.clone();
        v.sort();
        println!("{v:?}");
        let cfg = Arc::new(RwLock::new(1));
        let c2 = cfg.clone();
        let writer = task::spawn(async move { task::sleep(Duration::from_millis(10)).await; *c2.write().await = 5; });
        let before = *cfg.read().await;
        writer.await;
        println!("{before} {}", *cfg.read().await);
        let strs = stream::from_iter(["a", "b"]).cycle().take(5).fold(String::new(), |s, x| s + x).await;
        println!("{strs} {}", stream::from_iter([1, 2]).eq(stream::from_iter([1, 2])).await);
        let pairs = stream::from_iter([(1, 'a'), (2, 'b')]).map(|p| p.0).last().await;
        println!("{pairs:?} {:?}", stream::from_iter([1, 2, 3]).scan(1, |st, x| { *st *= x; Some(*st) }).last().await);
        stream::from_iter(1..3).for_each(|x| print!("{x};")).await;
        println!("{:?}", stream::from_iter([4, 5]).try_fold(0u8, |a: u8, x| a.checked_add(x).ok_or("overflow")).await);
        println!("{:?}", stream::from_iter([Some(1), None, Some(3)]).filter_map(|x| x).chain(stream::once(9)).count_it().await);
        Ok(())
    })
}

async fn futures_close(s: &mut Shout) -> io::Result<()> {
    std::future::poll_fn(|cx| Pin::new(&mut *s).poll_close(cx)).await
}
trait CountIt: Stream + Sized { fn count_it(self) -> impl std::future::Future<Output = usize> { self.fold(0, |n, _| n + 1) } }
impl<S: Stream> CountIt for S {}
