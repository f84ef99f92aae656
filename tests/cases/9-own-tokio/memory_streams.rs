use tokio::io::{self, AsyncReadExt, AsyncWriteExt, AsyncBufReadExt, BufReader, BufWriter, duplex, split};
use std::io::Cursor;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> io::Result<()> {
    let (mut a, mut b) = duplex(8);
    let h = tokio::spawn(async move { a.write_all(b"hello world, this is long").await.unwrap(); a.shutdown().await.unwrap(); println!("written"); });
    let mut buf = [0u8; 5]; b.read_exact(&mut buf).await?; println!("{}", String::from_utf8_lossy(&buf));
    let mut rest = String::new(); let n = b.read_to_string(&mut rest).await?; println!("{n} {rest:?}"); h.await.unwrap();
    let mut r = BufReader::new(&b"one\ntwo\nthree"[..]); let mut line = String::new();
    println!("{} {line:?}", r.read_line(&mut line).await?); println!("{line:?}");
    let mut lines = r.lines(); while let Some(l) = lines.next_line().await? { println!("line {l}"); }
    let mut c = Cursor::new(vec![1u8, 2, 3, 4, 5, 6]); println!("{} {}", c.read_u8().await?, c.read_u16().await?); let mut v = vec![]; c.read_to_end(&mut v).await?; println!("{v:?}");
    let mut w: Vec<u8> = vec![]; w.write_all(b"abc").await?; w.write_u32(7).await?; println!("{w:?}");
    let mut s = io::stdout(); s.write_all(b"to stdout\n").await?; s.flush().await?; io::stderr().write_all(b"err\n").await?;
    let mut w = BufWriter::new(Vec::new()); w.write_all(b"xyz").await?; w.flush().await?; println!("{:?}", w.into_inner());
    let mut e = io::empty(); let mut v = vec![]; println!("{}", e.read_to_end(&mut v).await?);
    let mut sk = io::sink(); println!("{}", sk.write(b"abc").await?);
    let mut rd = io::repeat(7).take(3); let mut v = vec![]; rd.read_to_end(&mut v).await?; println!("{v:?}");
    println!("{}", io::copy(&mut &b"copied"[..], &mut io::sink()).await?);
    let (a, b) = duplex(16); let (mut ar, mut aw) = split(a); let (mut br, mut bw) = split(b);
    aw.write_all(b"ping").await?; let mut buf = [0; 4]; br.read_exact(&mut buf).await?; bw.write_all(&buf).await?; ar.read_exact(&mut buf).await?; println!("{:?}", std::str::from_utf8(&buf));
    let mut buf = [0; 9]; let e = (&b"ab"[..]).read_exact(&mut buf).await.unwrap_err(); println!("{e} {:?}", e.kind());
    let mut it = BufReader::new(&b"a,b,c"[..]).split(b','); while let Some(s) = it.next_segment().await? { println!("{s:?}"); }
    let mut s = String::new(); println!("{}", io::stdin().read_to_string(&mut s).await?);
    let mut ch = (&b"ab"[..]).chain(&b"cd"[..]); let mut s = String::new(); ch.read_to_string(&mut s).await?; println!("{s}");
    Ok(())
}
