use futures::channel::mpsc::{self, TrySendError};
use futures::executor::block_on;
use futures::sink::{self, Sink, SinkExt};
use futures::stream::{self, SplitSink, Stream, StreamExt};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Default, Debug)]
struct Batch {
    cap: usize,
    now: Vec<u32>,
    out: Vec<Vec<u32>>,
    closed: bool,
}

impl Sink<u32> for Batch {
    type Error = String;
    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), String>> {
        if self.closed {
            return Poll::Ready(Err("closed".into()));
        }
        if self.now.len() == self.cap {
            return self.as_mut().poll_flush(cx);
        }
        Poll::Ready(Ok(()))
    }
    fn start_send(mut self: Pin<&mut Self>, x: u32) -> Result<(), String> {
        if x > 90 {
            return Err(format!("{x} refused"));
        }
        self.now.push(x);
        Ok(())
    }
    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), String>> {
        if !self.now.is_empty() {
            let b = std::mem::take(&mut self.now);
            self.out.push(b);
        }
        Poll::Ready(Ok(()))
    }
    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), String>> {
        let _ = self.as_mut().poll_flush(cx);
        self.closed = true;
        Poll::Ready(Ok(()))
    }
}

struct Loopback {
    kept: Vec<char>,
}
impl Stream for Loopback {
    type Item = char;
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<char>> {
        Poll::Ready(self.kept.pop())
    }
}
impl Sink<char> for Loopback {
    type Error = Infallible;
    fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> { Poll::Ready(Ok(())) }
    fn start_send(mut self: Pin<&mut Self>, c: char) -> Result<(), Infallible> { self.kept.push(c); Ok(()) }
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> { Poll::Ready(Ok(())) }
    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> { Poll::Ready(Ok(())) }
}

fn main() {
    block_on(async {
        let mut b = Batch { cap: 2, ..Batch::default() };
        b.send(1).await.unwrap();
        b.feed(2).await.unwrap();
        b.feed(3).await.unwrap();
        println!("{b:?}");
        b.send_all(&mut stream::iter([4, 5, 6]).map(Ok)).await.unwrap();
        println!("{:?}", b.out); println!("{:?}", b.send(99).await);
        println!("{:?}", b.send_all(&mut stream::iter([Ok(7), Err("source".to_string()), Ok(8)])).await);
        b.close().await.unwrap();
        println!("{:?}", b.send(1).await); println!("{b:?}");

        let mut with = Box::pin(Batch { cap: 9, ..Default::default() }.with(|s: &str| { let n = s.parse::<u32>(); async move { n.map_err(|e| e.to_string()) } }));
        println!("{:?} {:?}", with.send("12").await, with.send("zz").await);
        println!("{:?}", with.get_ref().out);
        let mut flat = Box::pin(Batch { cap: 2, ..Default::default() }.with_flat_map(|n: u32| stream::iter((0..n).map(Ok))));
        flat.send(3).await.unwrap();
        flat.close().await.unwrap();
        println!("{:?}", flat.get_ref().out);
        let mut e = Batch { cap: 1, ..Default::default() }.sink_map_err(|e| e.len());
        println!("{:?} {:?}", e.send(95).await, e.into_inner().out);
        let (a, rx_a) = mpsc::unbounded();
        let (c, rx_c) = mpsc::unbounded();
        let mut both = a.fanout(c);
        both.send("x").await.unwrap();
        both.send("y").await.unwrap();
        drop(both);
        println!("{:?} {:?}", rx_a.collect::<Vec<_>>().await, rx_c.collect::<String>().await);
        let (tx, rx) = mpsc::channel(0);
        let forward = stream::iter(1..=3).map(Ok).forward(tx);
        let (r, got) = futures::join!(forward, rx.collect::<Vec<i32>>());
        println!("{r:?} {got:?}");
        let l = Loopback { kept: vec!['z'] };
        let (mut tx, mut rx): (SplitSink<_, char>, _) = l.split();
        tx.send('q').await.unwrap();
        println!("{:?} {:?} {:?}", rx.next().await, rx.next().await, rx.next().await);
        println!("{:?}", tx.reunite(rx).map(|l| l.kept.len()).is_ok());
        let u = sink::unfold(10, |sum, x: i32| async move { println!("sum {}", sum + x); Ok::<_, Infallible>(sum + x) });
        futures::pin_mut!(u);
        u.send(5).await.unwrap();
        u.send(6).await.unwrap();
        let mut d = sink::drain();
        d.send("gone").await.unwrap();
        let (mut tx, mut rx) = mpsc::channel::<u8>(2);
        let mut tx2 = tx.clone();
        for i in 0..3 { print!("{:?} ", tx.try_send(i).map_err(|e| e.is_full())); }
        println!("{:?} {:?}", tx2.try_send(9), tx2.try_send(10).map_err(TrySendError::into_inner));
        rx.close();
        println!("{:?} {}", tx.try_send(4).map_err(|e| e.is_disconnected()), tx.is_closed());
        let mut rest = vec![];
        while let Some(x) = rx.next().await { rest.push(x); }
        println!("{rest:?} {}", tx.same_receiver(&tx2));
        let mut buf = Batch { cap: 1, ..Default::default() }.buffer(3);
        for i in 0..5 { buf.feed(i).await.unwrap(); }
        println!("{:?}", buf.get_ref().out.len());
        buf.flush().await.unwrap();
        println!("{:?}", buf.get_ref().out);
    });
}
