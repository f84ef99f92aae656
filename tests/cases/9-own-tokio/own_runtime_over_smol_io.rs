use futures::io::{self, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeekExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter, Cursor};
use futures::stream::{StreamExt, TryStreamExt};
use std::collections::VecDeque;
use std::io::SeekFrom;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

#[derive(Default)]
struct PipeState {
    buf: VecDeque<u8>,
    closed: bool,
    reader: Option<Waker>,
    writer: Option<Waker>,
}

#[derive(Clone, Default)]
struct Pipe(Arc<Mutex<PipeState>>);
struct PipeReader(Pipe);
struct PipeWriter(Pipe, usize);

fn pipe(cap: usize) -> (PipeWriter, PipeReader) {
    let p = Pipe::default();
    (PipeWriter(p.clone(), cap), PipeReader(p))
}

impl AsyncRead for PipeReader {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, out: &mut [u8]) -> Poll<io::Result<usize>> {
        let mut s = self.0 .0.lock().unwrap();
        if s.buf.is_empty() {
            if s.closed {
                return Poll::Ready(Ok(0));
            }
            s.reader = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let n = out.len().min(s.buf.len());
        for (o, b) in out.iter_mut().zip(s.buf.drain(..n)) {
            *o = b;
        }
        if let Some(w) = s.writer.take() { w.wake() }
        Poll::Ready(Ok(n))
    }
}

impl AsyncWrite for PipeWriter {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, data: &[u8]) -> Poll<io::Result<usize>> {
        let mut s = self.0 .0.lock().unwrap();
        if s.closed {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        let room = self.1 - s.buf.len();
        if room == 0 {
            s.writer = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let n = room.min(data.len());
        s.buf.extend(&data[..n]);
        if let Some(w) = s.reader.take() { w.wake() }
        Poll::Ready(Ok(n))
    }
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut s = self.0 .0.lock().unwrap();
        s.closed = true;
        s.reader.take().map(Waker::wake);
        Poll::Ready(Ok(()))
    }
}

async fn frame(w: &mut (impl AsyncWrite + Unpin), body: &[u8]) -> io::Result<()> {
    w.write_all(&(body.len() as u16).to_be_bytes()).await?;
    w.write_all(body).await?;
    w.flush().await
}

async fn unframe(r: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut head = [0; 2];
    match r.read_exact(&mut head).await {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let mut body = vec![0; u16::from_be_bytes(head) as usize];
    r.read_exact(&mut body).await?;
    Ok(Some(body))
}

fn main() -> io::Result<()> {
    futures::executor::block_on(async {
        let (mut w, mut r) = pipe(5);
        let send = async {
            for s in ["hello", "", "a longer message"] {
                frame(&mut w, s.as_bytes()).await?;
            }
            w.close().await
        };
        let recv = async {
            let mut all = vec![];
            while let Some(f) = unframe(&mut r).await? {
                all.push(String::from_utf8_lossy(&f).into_owned());
            }
            io::Result::Ok(all)
        };
        let (s, all) = futures::join!(send, recv);
        println!("{:?} {:?}", s.is_ok(), all?);
        println!("{:?}", w.write(b"x").await.map_err(|e| e.kind()));
        let (mut w, r) = pipe(8);
        let lines = BufReader::with_capacity(3, r).lines();
        let write = async { w.write_all(b"first\nsecond line\r\n\nlast").await.unwrap(); w.close().await.unwrap(); };
        let (_, got) = futures::join!(write, lines.try_collect::<Vec<_>>());
        println!("{:?}", got?);
        let (mut w, mut r) = pipe(4);
        let mut sunk = io::sink(); let (copied, ()) = futures::join!(io::copy(&mut r, &mut sunk), async { for _ in 0..5 { w.write_all(b"abc").await.unwrap(); } w.close().await.unwrap(); });
        println!("{:?}", copied?);
        let mut c = Cursor::new(vec![0u8; 3]);
        c.seek(SeekFrom::End(0)).await?;
        c.write_all(&[7, 8]).await?;
        c.seek(SeekFrom::Start(1)).await?;
        let mut rest = vec![];
        println!("{} {:?} {}", c.read_to_end(&mut rest).await?, rest, c.position());
        let mut bw = BufWriter::with_capacity(4, Cursor::new(Vec::new()));
        bw.write_all(b"ab").await?;
        println!("{:?} {:?}", bw.buffer(), bw.get_ref().get_ref());
        bw.write_all(b"cdef").await?;
        bw.flush().await?;
        println!("{:?}", bw.into_inner().into_inner());
        let mut br = BufReader::new(&b"k1=v1;k2=v2"[..]);
        let mut part = vec![];
        while br.read_until(b';', &mut part).await? > 0 {
            println!("{:?}", std::str::from_utf8(&part).unwrap().trim_end_matches(';').split_once('='));
            part.clear();
        }
        let (r, w) = Cursor::new(vec![1u8, 2, 3]).split();
        println!("{:?}", r.reunite(w).map(|c| c.position()).ok());
        let mut chained = (&b"ab"[..]).chain(&b"cd"[..]).take(3);
        let mut s = String::new();
        chained.read_to_string(&mut s).await?;
        println!("{s} {:?}", io::repeat(b'z').take(3).read_to_end(&mut vec![]).await?);
        let nums: Vec<u32> = BufReader::new("1\n2\nx\n4".as_bytes()).lines().filter_map(|l| async move { l.ok()?.parse::<u32>().ok() }).collect().await;
        println!("{nums:?}");
        let bad = BufReader::new(&b"\xc3\x28\n"[..]).read_line(&mut String::new()).await.unwrap_err();
        println!("{:?} {bad}", bad.kind());
        Ok(())
    })
}
