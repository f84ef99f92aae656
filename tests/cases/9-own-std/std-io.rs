use std::io::{self, *}; use std::fmt::Write as _;
struct Log(Vec<String>); impl Write for Log { fn write(&mut self, b: &[u8]) -> io::Result<usize> { self.0.push(format!("w{}:{}", b.len(), String::from_utf8_lossy(b))); Ok(b.len()) } fn flush(&mut self) -> io::Result<()> { self.0.push("f".into()); Ok(()) } }
struct Slow<'a>(&'a [u8]); impl Read for Slow<'_> { fn read(&mut self, b: &mut [u8]) -> io::Result<usize> { let n = 3.min(self.0.len()).min(b.len()); b[..n].copy_from_slice(&self.0[..n]); self.0 = &self.0[n..]; Ok(n) } }
fn main() -> io::Result<()> {
    let mut w = BufWriter::with_capacity(8, Log(vec![])); write!(w, "ab{}", 1)?; w.write_all(b"cdefgh")?; w.write_all(b"0123456789")?; writeln!(w, "x")?; println!("{:?} {:?} {}", w.buffer(), w.get_ref().0, w.capacity()); w.flush()?; println!("{:?}", w.into_inner().map_err(|e| e.into_error())?.0);
    let mut l = LineWriter::new(Log(vec![])); write!(l, "a\nb")?; l.write_all(b"c\nd\ne")?; println!("{:?}", l.get_ref().0); l.flush()?; println!("{:?}", l.get_ref().0);
    let mut r = BufReader::new(Slow(b"one\ntwo\r\nthree")); let mut s = String::new(); println!("{} {s:?}", r.read_line(&mut s)?); println!("{:?}", s); println!("{:?}", r.lines().collect::<io::Result<Vec<_>>>()?);
    let mut c = Cursor::new(b"hello world".to_vec()); let mut b5 = [0; 5]; c.read_exact(&mut b5)?; println!("{:?} {}", b5, c.position()); c.seek(SeekFrom::End(-5))?; let mut rest = String::new(); c.read_to_string(&mut rest)?; println!("{rest} {:?}", c.read_exact(&mut b5).map_err(|e| (e.kind(), e.to_string())));
    c.seek(SeekFrom::Start(6))?; c.write_all(b"W")?; c.seek(SeekFrom::Current(10))?; c.write_all(b"!")?; println!("{:?}", String::from_utf8_lossy(c.get_ref())); println!("{:?}", c.seek(SeekFrom::Current(-100)).map_err(|e| e.to_string())); c.rewind()?; println!("{}", c.stream_position()?);
    println!("{:?}", b"a,b,c".split(|b| *b==b',').map(|s| s.len()).collect::<Vec<_>>()); println!("{:?}", BufRead::split(&b"x-y-z"[..], 45).map(|r| r.map(|v| v.len()).unwrap()).collect::<Vec<_>>());
    let mut buf = Vec::new(); println!("{:?}", (&b"k=v;z"[..]).read_until(b'=', &mut buf)); println!("{buf:?}");
    let mut ch = (&b"ab"[..]).chain(&b"cd"[..]).take(3); let mut o = String::new(); ch.read_to_string(&mut o)?; println!("{o} {}", ch.limit());
    println!("{:?} {}", io::repeat(7).take(3).bytes().collect::<io::Result<Vec<_>>>()?, io::copy(&mut io::empty(), &mut io::sink())?);
    let mut line = String::new(); println!("{:?} {:?}", io::stdin().read_line(&mut line)?, io::stdin().lines().count());
    let out = io::stdout(); let mut lock = out.lock(); writeln!(lock, "locked {:>3}", 5)?; lock.write_all(b"bytes\n")?; drop(lock); out.lock().flush()?;
    let e = io::Error::new(ErrorKind::NotFound, "nope"); println!("{e} {e:?} {:?}", e.kind()); let e2: io::Error = ErrorKind::TimedOut.into(); println!("{e2} {e2:?}"); println!("{:?} {}", io::Error::other("o"), io::Error::from_raw_os_error(2)); println!("{:?} {:?}", io::Error::from_raw_os_error(13), io::Error::from_raw_os_error(13).raw_os_error());
    println!("{} {} {}", ErrorKind::UnexpectedEof, ErrorKind::BrokenPipe, io::Error::from(ErrorKind::WouldBlock));
    let mut st = String::new(); write!(st, "{:>4}", 7).unwrap(); st.write_char('c').unwrap(); st.write_str("!").unwrap(); println!("{st}");
    let mut arr = [0u8; 4]; let n = (&mut arr[..]).write(b"abcdef")?; println!("{n} {arr:?} {:?}", (&mut arr[..]).write_all(b"toolong").map_err(|e| e.to_string()));
    let mut v = vec![]; v.write_all(b"x")?; v.write_fmt(format_args!("{}", 1))?; println!("{v:?}"); let mut sl: &[u8] = b"12345"; let mut two = [0; 2]; sl.read(&mut two)?; println!("{two:?} {sl:?} {:?}", io::read_to_string(sl)?);
    println!("{:?}", io::BufReader::new(&b"\xff\n"[..]).lines().next().unwrap().map_err(|e| (e.kind(), e.to_string())));
    let mut c2 = Cursor::new([0u8; 3]); println!("{:?} {:?} {:?}", c2.write(b"abcd")?, c2.write(b"z")?, c2.into_inner()); let mut cur = Cursor::new(String::from("q")); cur.set_position(5); println!("{:?}", cur.fill_buf()?.len());
    println!("{:?}", io::empty().read(&mut [0;2])?); print!("no newline"); println!(); eprintln!("err"); println!("{}", io::stdout().is_terminal());
    Err(io::Error::new(ErrorKind::InvalidData, "final"))
}
