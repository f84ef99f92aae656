use std::io::{self, Cursor, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{
    duplex, split, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeekExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter, ReadBuf,
};
use tokio::time::{sleep, timeout, Duration, Instant};

struct Rot13<R>(R);
impl<R: AsyncRead + Unpin> AsyncRead for Rot13<R> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        std::task::ready!(Pin::new(&mut self.0).poll_read(cx, buf))?;
        for b in &mut buf.filled_mut()[before..] {
            *b = match *b {
                c @ b'a'..=b'z' => (c - b'a' + 13) % 26 + b'a',
                c => c,
            };
        }
        Poll::Ready(Ok(()))
    }
}

#[derive(Default)]
struct Chunky {
    writes: Vec<usize>,
    data: Vec<u8>,
    shut: bool,
}
impl AsyncWrite for Chunky {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, b: &[u8]) -> Poll<io::Result<usize>> {
        let n = b.len().min(5);
        self.writes.push(n);
        self.data.extend_from_slice(&b[..n]);
        Poll::Ready(Ok(n))
    }
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.shut = true;
        Poll::Ready(Ok(()))
    }
}

async fn echo(s: tokio::io::DuplexStream) -> io::Result<u64> {
    let (mut r, mut w) = split(s);
    tokio::io::copy(&mut r, &mut w).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> io::Result<()> {
    let mut s = String::new();
    Rot13(&b"uryyb, jbeyq"[..]).read_to_string(&mut s).await?;
    println!("{s}");
    let mut w = BufWriter::with_capacity(8, Chunky::default());
    w.write_all(b"abc").await?;
    w.write_all(b"defg").await?;
    println!("buffered {:?}", std::str::from_utf8(w.buffer()).unwrap());
    w.write_all(b"hijklmnop").await?;
    w.shutdown().await?;
    let c = w.into_inner();
    println!("{:?} {} {:?}", c.writes, c.shut, String::from_utf8(c.data).unwrap());

    let (mut me, them) = duplex(4);
    let server = tokio::spawn(echo(them));
    me.write_all(b"ping").await?;
    let mut b = [0; 4];
    me.read_exact(&mut b).await?;
    println!("{:?}", String::from_utf8_lossy(&b));
    me.write_all(b"abcdefgh").await?;
    println!("{}", timeout(Duration::from_millis(10), me.write_all(b"0123456789")).await.is_err());
    me.shutdown().await?;
    let mut rest = vec![];
    me.read_to_end(&mut rest).await?;
    println!("{:?} {}", String::from_utf8_lossy(&rest), server.await??);

    let mut c = Cursor::new(Vec::new());
    c.write_u16(0x1234).await?;
    c.write_i32_le(-2).await?;
    c.write_u8(7).await?;
    c.write_f64(1.5).await?;
    c.seek(io::SeekFrom::Start(0)).await?;
    println!("{:x} {} {} {}", c.read_u16().await?, c.read_i32_le().await?, c.read_u8().await?, c.read_f64().await?);
    println!("{:?}", c.read_u8().await.map_err(|e| e.kind()));
    println!("{} {:?}", c.seek(io::SeekFrom::End(-3)).await?, c.stream_position().await?);

    let mut r = BufReader::new(&b"one;two;;three"[..]);
    let mut parts = vec![];
    loop {
        let mut v = vec![];
        if r.read_until(b';', &mut v).await? == 0 {
            break;
        }
        parts.push(String::from_utf8(v).unwrap());
    }
    println!("{parts:?}");
    let mut seg = BufReader::new(&b"x,y,,z"[..]).split(b',');
    while let Some(p) = seg.next_segment().await? {
        print!("[{}]", String::from_utf8_lossy(&p));
    }
    println!();
    let mut t = (&b"first part"[..]).chain(&b" and second"[..]).take(14);
    let mut out = String::new();
    t.read_to_string(&mut out).await?;
    println!("{out:?} left {}", t.limit());
    let mut r = BufReader::with_capacity(3, &b"abcdef"[..]);
    println!("{:?}", r.fill_buf().await?);
    r.consume(2);
    println!("{:?}", r.buffer());
    println!("{:?}", r.read_u8().await?);
    let (a, mut b) = duplex(16);
    let start = Instant::now();
    let reader = tokio::spawn(async move {
        let mut lines = BufReader::new(a).lines();
        let mut got = vec![];
        while let Some(l) = lines.next_line().await? {
            got.push((l, start.elapsed().as_millis()));
        }
        Ok::<_, io::Error>(got)
    });
    for part in ["he", "llo\nwor", "ld\n", "tail"] {
        b.write_all(part.as_bytes()).await?;
        sleep(Duration::from_millis(10)).await;
    }
    drop(b);
    println!("{:?}", reader.await??);
    let (a, mut b) = duplex(16);
    drop(a);
    println!("{:?}", b.write_all(b"x").await.map_err(|e| e.kind() == ErrorKind::BrokenPipe));
    let (mut src, mut dst) = (tokio::io::repeat(b'r').take(6), vec![]);
    let (x, y) = tokio::join!(tokio::io::copy(&mut src, &mut dst), async { tokio::io::empty().read(&mut [0; 2]).await });
    println!("{} {}", x?, y?);
    Ok(())
}
