use futures::io::AsyncReadExt as _;
use futures::stream::{self, StreamExt, TryStreamExt};
use std::io::SeekFrom;
use std::task::Poll;
use tokio::io::{AsyncBufReadExt, AsyncReadExt as _, AsyncSeekExt, AsyncWriteExt, BufReader};
use tokio_stream::wrappers::{LinesStream, SplitStream};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let text = &b"alpha beta\ngamma\r\n\ndelta"[..];
    let lines: Vec<String> = LinesStream::new(BufReader::new(text).lines()).try_collect().await?;
    println!("{lines:?}");
    let parts: Vec<usize> = SplitStream::new(BufReader::new(text).split(b'a')).map_ok(|p| p.len()).try_collect().await?;
    println!("{parts:?}");
    let e = { let h = tokio::spawn(std::future::pending::<()>()); h.abort(); h }.await.map_err(std::io::Error::from);
    println!("{:?}", e.map_err(|e: std::io::Error| (e.kind(), e.to_string())));

    let mut c = std::io::Cursor::new(b"0123456789".to_vec());
    println!("{} {}", c.seek(SeekFrom::End(-3)).await?, c.read_u8().await? as char);
    c.write_f32(0.5).await?;
    c.rewind().await?;
    println!("{} {:?}", c.stream_position().await?, c.read_u16_le().await?);
    println!("{:?}", c.seek(SeekFrom::Current(-9)).await.map_err(|e| e.kind()));

    let numbers = || stream::iter([Ok(1), Ok(2), Err("odd"), Ok(4), Ok(5)]);
    println!("{:?}", numbers().try_skip_while(|n| futures::future::ok(*n < 2)).collect::<Vec<_>>().await);
    println!("{:?}", numbers().try_take_while(|n| futures::future::ok(*n < 5)).collect::<Vec<_>>().await);
    println!("{:?}", numbers().try_chunks(2).map_err(|e| (e.0, e.1)).collect::<Vec<_>>().await);
    let jobs = numbers().map_ok(|n| async move { if n == 5 { Err("five") } else { Ok(n * 10) } });
    println!("{:?}", jobs.try_buffered(2).collect::<Vec<_>>().await);
    let mut polls = 0;
    let slow = futures::future::poll_fn(|cx| {
        polls += 1;
        cx.waker().wake_by_ref();
        if polls < 3 { Poll::Pending } else { Poll::Ready(polls) }
    });
    futures::pin_mut!(slow);
    println!("{:?}", futures::future::poll_immediate(&mut slow).await);
    println!("{:?}", stream::poll_immediate(stream::once(slow)).collect::<Vec<_>>().await);
    let mut p = Box::pin(stream::iter([3, 4]).peekable());
    *p.as_mut().peek_mut().await.unwrap() = 30;
    println!("{:?} {:?}", p.as_mut().next_if_eq(&4).await, p.collect::<Vec<_>>().await);
    let chunks = stream::iter(["ab", "", "cde"]).map(|s| Ok::<_, std::io::Error>(s.as_bytes().to_vec()));
    let mut r = chunks.into_async_read();
    let mut two = [0; 4];
    r.read_exact(&mut two).await?;
    println!("{:?}", std::str::from_utf8(&two));
    Ok(())
}
