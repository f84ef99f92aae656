use async_std::channel::{bounded, unbounded, RecvError, TryRecvError, TrySendError};
use async_std::io::{self, prelude::*, BufReader, Cursor};
use async_std::prelude::*;
use async_std::stream;
use async_std::task;

#[async_std::main]
async fn main() -> io::Result<()> {
    let (tx, rx) = bounded::<i32>(2);
    println!("{:?} {:?} {} {:?}", tx.capacity(), rx.is_empty(), tx.len(), unbounded::<u8>().0.capacity());
    tx.send(1).await.unwrap();
    tx.try_send(2).unwrap();
    let e = tx.try_send(3).unwrap_err();
    println!("{e} {e:?} {}", matches!(e, TrySendError::Full(3)));
    println!("{:?} {}", rx.recv().await, tx.is_full());
    let rx2 = rx.clone();
    println!("{} {}", tx.receiver_count(), rx.sender_count());
    drop(tx);
    println!("{:?} {:?} {:?}", rx2.recv().await, rx.recv().await, rx.try_recv());
    println!("{} {}", RecvError, TryRecvError::Empty);
    let (tx, rx) = unbounded();
    let producers: Vec<_> = (0..3).map(|i| { let tx = tx.clone(); task::spawn(async move { for j in 0..3 { tx.send(i * 10 + j).await.unwrap(); } }) }).collect();
    drop(tx);
    for p in producers { p.await; }
    let mut all: Vec<i32> = rx.fold(vec![], |mut v, x| { v.push(x); v }).await;
    all.sort();
    println!("{all:?}");

    let s = stream::from_iter(1..=10);
    let v: Vec<_> = s.filter(|x| x % 2 == 0).map(|x| x * x).skip(1).take(3).fold(vec![0], |mut v, x| { v.push(x); v }).await;
    println!("{v:?}");
    println!("{:?} {:?}", stream::from_iter([3, 9, 2]).max().await, stream::from_iter([3, 9, 2]).min_by_key(|x| 10 - x).await);
    println!("{:?}", stream::from_iter("hello".chars()).position(|c| c == 'l').await);
    let mut n = 0;
    let mut fromfn = stream::from_fn(|| { n += 1; if n < 4 { Some(n) } else { None } });
    while let Some(x) = fromfn.next().await { print!("{x} "); }
    println!();
    println!("{:?} {:?}", stream::from_iter([1, 2, 3]).nth(1).await, stream::from_iter([1, 2, 3]).last().await);
    println!("{} {}", stream::from_iter([1, 2]).all(|x| x > 0).await, stream::from_iter([1, 2]).any(|x| x > 5).await);
    println!("{:?}", stream::from_iter([1, 2, 3]).fold(String::new(), |s, x| s + &x.to_string()).await);

    let mut lines = BufReader::new(&b"one\ntwo\r\nthree"[..]).lines();
    while let Some(l) = lines.next().await { print!("[{}]", l?); }
    println!();
    let mut c = Cursor::new(vec![0u8; 4]);
    c.write_all(b"ab").await?;
    c.seek(io::SeekFrom::Start(1)).await?;
    let mut s = Vec::new();
    c.read_to_end(&mut s).await?;
    println!("{s:?} {}", io::copy(&mut &b"12345"[..], &mut io::sink()).await?);
    Ok(())
}
trait Now: Future + Sized { fn now(self) -> Self { self } }
impl<F: Future> Now for F {}
