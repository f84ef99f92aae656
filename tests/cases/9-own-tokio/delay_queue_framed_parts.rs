use futures::{SinkExt, StreamExt};
use std::time::Duration;
use tokio::io::{duplex, AsyncReadExt, AsyncWriteExt};
use tokio::time::{self, Instant};
use tokio_util::codec::{AnyDelimiterCodec, FramedRead, FramedWrite, LengthDelimitedCodec, LinesCodec};
use tokio_util::time::DelayQueue;

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut q: DelayQueue<&str> = DelayQueue::with_capacity(4);
    println!("{} {:?}", q.is_empty(), q.capacity() >= 4);
    let a = q.insert("a", ms(30));
    let b = q.insert_at("b", start + ms(10));
    let _c = q.insert("c", ms(10));
    println!("{}", q.len());
    q.reset_at(&a, start + ms(5));
    println!("remove {:?}", q.remove(&b).into_inner());
    while let Some(e) = q.next().await {
        println!("{:?} due {:?} at {:?}", e.get_ref(), e.deadline() - start, start.elapsed());
        if *e.get_ref() == "a" {
            q.insert("again", ms(50));
            q.insert("now", Duration::ZERO);
        }
    }
    q.insert("x", ms(1));
    q.insert("y", ms(2000));
    q.clear();
    println!("cleared {} {:?}", q.len(), q.next().await.is_none());

    let (a, b) = duplex(64);
    let mut w = LengthDelimitedCodec::builder().length_field_length(2).little_endian().new_write(a);
    w.send("four".into()).await.unwrap();
    w.send(vec![7u8; 3].into()).await.unwrap();
    let mut raw = w.into_inner();
    raw.write_all(&[9, 0, b'p', b'a', b'r', b't']).await.unwrap();
    drop(raw);
    let mut r = LengthDelimitedCodec::builder().length_field_length(2).little_endian().new_read(b);
    while let Some(f) = r.next().await {
        match f {
            Ok(f) => println!("frame {:?}", &f[..]),
            Err(e) => println!("error {:?}", e.kind()),
        }
    }

    let (mut a, b) = duplex(64);
    a.write_all(b"one,two;three").await.unwrap();
    drop(a);
    let parts: Vec<String> = FramedRead::new(b, AnyDelimiterCodec::new(b",;".to_vec(), b"|".to_vec()))
        .map(|r| String::from_utf8_lossy(&r.unwrap()).into_owned())
        .collect()
        .await;
    println!("{parts:?}");
    let (a, mut b) = duplex(64);
    let mut w = FramedWrite::new(a, LinesCodec::new());
    for l in ["x", "yy"] {
        w.feed(l).await.unwrap();
    }
    println!("buffered {}", w.write_buffer().len());
    SinkExt::<&str>::flush(&mut w).await.unwrap();
    println!("after flush {}", w.write_buffer().len());
    SinkExt::<&str>::close(&mut w).await.unwrap();
    let mut s = String::new();
    b.read_to_string(&mut s).await.unwrap();
    println!("{s:?}");
    let (mut a, b) = duplex(8);
    let feeder = tokio::spawn(async move {
        for chunk in ["he", "llo\nwo", "rld", "\nrest"] {
            a.write_all(chunk.as_bytes()).await.unwrap();
            time::sleep(ms(10)).await;
        }
    });
    let mut lines = FramedRead::new(b, LinesCodec::new());
    let t = Instant::now();
    while let Some(l) = lines.next().await {
        println!("{:?} at {:?}", l.unwrap(), t.elapsed());
    }
    feeder.await.unwrap();
    println!("{:?}", lines.decoder().max_length() == usize::MAX);
}
