use std::io::{Cursor, ErrorKind, SeekFrom};
use tokio::io::{self, AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufReader, BufWriter};
use tokio::time::{sleep, Duration};

async fn echo_upper(stream: io::DuplexStream) -> io::Result<usize> {
    let (r, mut w) = io::split(stream);
    let mut lines = BufReader::new(r).lines();
    let mut n = 0;
    while let Some(line) = lines.next_line().await? {
        n += 1;
        w.write_all(line.to_uppercase().as_bytes()).await?;
        w.write_u8(b'\n').await?;
        if line == "quit" {
            break;
        }
    }
    w.shutdown().await?;
    Ok(n)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> io::Result<()> {
    let (mut client, server) = io::duplex(16);
    let srv = tokio::spawn(echo_upper(server));
    client.write_all(b"hello there\nhow are you\n").await?;
    let mut buf = [0; 12];
    client.read_exact(&mut buf).await?;
    println!("{:?}", std::str::from_utf8(&buf).unwrap());
    client.write_all("quit\nignored".as_bytes()).await?;
    let mut rest = String::new();
    client.read_to_string(&mut rest).await?;
    println!("{rest:?} {}", srv.await??);
    println!("{:?}", client.write_all(&[1; 40]).await.map_err(|e| e.kind()));

    let mut c = Cursor::new(Vec::new());
    c.write_u16(0x1234).await?;
    c.write_i32_le(-5).await?;
    c.write_f64(1.5).await?;
    c.write_all(b"tail").await?;
    println!("{} {:?}", c.position(), &c.get_ref()[..6]);
    c.seek(SeekFrom::Start(0)).await?;
    println!("{:#x} {} {}", c.read_u16().await?, c.read_i32_le().await?, c.read_f64().await?);
    let mut tail = Vec::new();
    println!("{} {:?}", c.read_to_end(&mut tail).await?, tail);
    println!("{:?}", c.read_u8().await.map_err(|e| (e.kind(), e.to_string())));
    println!("{}", c.seek(SeekFrom::Current(-4)).await?);

    let data = &b"one,two,,three"[..];
    let mut r = BufReader::with_capacity(4, data);
    let mut part = Vec::new();
    while r.read_until(b',', &mut part).await? > 0 {
        println!("{:?}", String::from_utf8_lossy(&part));
        part.clear();
    }
    let mut split = BufReader::new(data).split(b',');
    while let Some(seg) = split.next_segment().await? {
        print!("[{}]", seg.len());
    }
    println!();
    let mut line = String::new();
    let mut br = BufReader::new("first\r\nsecond".as_bytes());
    println!("{} {line:?}", br.read_line(&mut line).await?);
    println!("{line:?} {:?}", br.fill_buf().await?);
    br.consume(3);
    println!("{:?} {:?}", br.buffer(), br.get_ref().len());
    let mut out = BufWriter::with_capacity(8, Vec::new());
    out.write_all(b"12345").await?;
    println!("{:?} {:?}", out.buffer(), out.get_ref());
    out.write_all(b"6789").await?;
    println!("{:?} {:?}", out.buffer(), out.get_ref());
    out.flush().await?;
    println!("{:?}", String::from_utf8(out.into_inner()).unwrap());
    let mut sink = Vec::new();
    let n = io::copy(&mut (&b"abc"[..]).chain(&b"defgh"[..]).take(6), &mut sink).await?;
    println!("{n} {:?}", String::from_utf8_lossy(&sink));
    println!("{}", io::copy(&mut io::repeat(7).take(1000), &mut io::sink()).await?);
    println!("{:?}", io::empty().read(&mut [0; 4]).await?);
    let mut short = [0u8; 8];
    let e = (&b"abc"[..]).read_exact(&mut short).await.unwrap_err();
    println!("{:?} {e}", e.kind() == ErrorKind::UnexpectedEof);
    let (mut a, mut b) = io::duplex(4);
    let w = tokio::spawn(async move {
        for chunk in ["ab", "cdef", "g"] {
            a.write_all(chunk.as_bytes()).await.unwrap();
            println!("wrote {chunk}");
            sleep(Duration::from_millis(1)).await;
        }
    });
    let mut buf = [0; 3];
    loop {
        let n = b.read(&mut buf).await?;
        println!("read {:?}", std::str::from_utf8(&buf[..n]).unwrap());
        if n == 0 {
            break;
        }
        sleep(Duration::from_millis(5)).await;
    }
    w.await?;
    let bad = tokio::io::AsyncReadExt::read_to_string(&mut &b"\xff\xfe"[..], &mut String::new()).await.unwrap_err();
    println!("{:?} {bad}", bad.kind());
    Ok(())
}
