use futures::{SinkExt, StreamExt, TryStreamExt};
use tokio::io::{self, AsyncReadExt, AsyncWriteExt};
use tokio::time::{sleep, Duration};
use tokio_util::codec::{AnyDelimiterCodec, BytesCodec, Decoder, Framed, FramedRead, FramedWrite, LengthDelimitedCodec, LinesCodec, LinesCodecError};

async fn chat(stream: io::DuplexStream) -> Result<usize, LinesCodecError> {
    let mut lines = Framed::new(stream, LinesCodec::new_with_max_length(20));
    let mut n = 0;
    lines.send("hello").await?;
    while let Some(line) = lines.next().await {
        n += 1;
        match line {
            Ok(l) if l == "quit" => break,
            Ok(l) => lines.send(format!("<{}>", l.to_uppercase())).await?,
            Err(LinesCodecError::MaxLineLengthExceeded) => lines.send("too long").await?,
            Err(e) => return Err(e),
        }
    }
    SinkExt::<String>::close(&mut lines).await?;
    Ok(n)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut client, server) = io::duplex(64);
    let srv = tokio::spawn(chat(server));
    client.write_all(b"ab").await?;
    sleep(Duration::from_millis(5)).await;
    client.write_all(b"c\r\nsecond\nquit\nignored\n").await?;
    let mut all = String::new();
    client.read_to_string(&mut all).await?;
    println!("{all:?} {:?}", srv.await?);

    let data = &b"one\ntwo\r\n\nlast without end"[..];
    let lines: Vec<String> = FramedRead::new(data, LinesCodec::new()).try_collect().await?;
    println!("{lines:?}");
    let mut r = FramedRead::new(&b"short\nthis one is far too long\nok\n"[..], LinesCodec::new_with_max_length(6));
    loop {
        match r.next().await {
            Some(x) => println!("{x:?}"),
            None => { println!("None"); if r.read_buffer().is_empty() { break; } }
        }
    }
    let bad = FramedRead::new(&b"\xff\xfe\n"[..], LinesCodec::new()).next().await.unwrap().unwrap_err();
    println!("{bad}");

    let (a, b) = io::duplex(7);
    let writer = tokio::spawn(async move {
        let mut w = FramedWrite::new(a, LengthDelimitedCodec::new());
        for part in ["first", "", "the third frame"] {
            w.send(part.into()).await.unwrap();
        }
        w.feed(vec![1u8, 2].into()).await.unwrap();
        println!("waiting {:?}", w.write_buffer());
        w.flush().await.unwrap();
        w.into_inner().shutdown().await.unwrap();
    });
    let mut frames = FramedRead::new(b, LengthDelimitedCodec::new());
    while let Some(f) = frames.next().await {
        let f = f?;
        println!("{} {:?} {}", f.len(), f, f.starts_with(b"the"));
    }
    writer.await?;
    let mut out = Vec::new();
    let mut w = LengthDelimitedCodec::builder().little_endian().length_field_type::<u16>().max_frame_length(4).new_write(&mut out);
    w.send("abcd".into()).await?;
    println!("{:?}", w.send("abcde".into()).await.map_err(|e| (e.kind(), e.to_string())));
    drop(w);
    println!("{out:?}");
    let r = LengthDelimitedCodec::builder().length_field_length(1).max_frame_length(3).new_read(&[2u8, 7, 8, 9, 1][..]);
    println!("{:?}", r.map(|r| r.map(|b| b.to_vec()).map_err(|e| e.to_string())).collect::<Vec<_>>().await);
    let r = FramedRead::new(&[0u8, 0, 0, 9, 1, 2][..], LengthDelimitedCodec::new());
    println!("{:?}", r.map(|r| r.map(|b| b.to_vec()).map_err(|e| e.to_string())).collect::<Vec<_>>().await);
    let words: Vec<_> = FramedRead::new(&b"a,b;;c d"[..], AnyDelimiterCodec::default()).map(|r| r.unwrap()).collect().await;
    println!("{words:?} {}", words[0] == "a");
    let (a, b) = io::duplex(4);
    let mut fa: FramedWrite<_, LengthDelimitedCodec> = LengthDelimitedCodec::builder().new_write(a); let _ = BytesCodec::new().framed(io::duplex(1).0);
    let t = tokio::spawn(async move { fa.send(b"0123456789"[..].into()).await.map(|()| drop(fa)).is_ok() });
    let sizes: Vec<usize> = FramedRead::new(b, BytesCodec::new()).map_ok(|b| b.len()).try_collect().await?;
    println!("{sizes:?} {}", t.await?);
    let (a, b) = io::duplex(100);
    let (mut sink, mut stream) = (Framed::new(a, LinesCodec::new()), Framed::new(b, LinesCodec::new()));
    let mut src = futures::stream::iter(["x", "y", "z"]).map(Ok);
    sink.send_all(&mut src).await?;
    println!("{:?} {:?}", stream.next().await, stream.codec());
    let parts = stream.into_parts();
    println!("{:?} {:?}", parts.read_buf, parts.write_buf.is_empty());
    let mut again = Framed::from_parts(parts).map_codec(|_| BytesCodec::new());
    println!("{:?}", again.next().await.unwrap()?);
    let (mut a, mut b) = io::duplex(8);
    let (mut c, mut d) = io::duplex(8);
    let pump = tokio::spawn(async move { io::copy_bidirectional(&mut b, &mut c).await });
    a.write_all(b"ping").await?;
    let mut buf = [0; 4];
    d.read_exact(&mut buf).await?;
    d.write_all(b"pong!").await?;
    d.shutdown().await?;
    let mut back = String::new();
    a.shutdown().await?;
    a.read_to_string(&mut back).await?;
    println!("{:?} {back} {:?}", std::str::from_utf8(&buf)?, pump.await??);
    Ok(())
}
