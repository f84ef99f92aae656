use tokio_stream::{self as stream, StreamExt, StreamMap, wrappers::*};
use tokio::sync::{mpsc, broadcast, watch};
use tokio::time::{self, Duration, sleep};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let v: Vec<i32> = stream::iter(1..=5).map(|x| x * 2).filter(|x| x % 4 != 0).collect().await; println!("{v:?}");
    let s: String = stream::iter(vec!["a", "b"]).collect().await; println!("{s}");
    let r: Result<Vec<i32>, &str> = stream::iter(vec![Ok(1), Err("x"), Ok(2)]).collect().await; println!("{r:?}");
    println!("{}", stream::iter(1..5).fold(0, |a, b| a + b).await);
    println!("{} {}", stream::iter(1..5).all(|x| x > 0).await, stream::iter(1..5).any(|x| x > 9).await);
    let v: Vec<_> = stream::iter(1..9).skip(1).take(5).take_while(|x| *x < 6).skip_while(|x| *x < 3).collect().await; println!("{v:?}");
    let v: Vec<_> = stream::iter(1..4).chain(stream::once(9)).merge(stream::iter(20..23)).collect().await; println!("{v:?}");
    let v: Vec<_> = stream::iter(1..6).filter_map(|x| if x % 2 == 0 { Some(x * 10) } else { None }).map_while(|x| Some(x)).collect().await; println!("{v:?}");
    let mut s = stream::iter(vec![Ok::<i32, String>(1), Err("bad".into())]); println!("{:?} {:?} {:?}", s.try_next().await, s.try_next().await, s.try_next().await);
    let mut e = stream::empty::<i32>(); println!("{:?}", e.next().await);
    let (tx, rx) = mpsc::channel(4); tokio::spawn(async move { for i in 0..3 { sleep(Duration::from_millis(2)).await; tx.send(i).await.unwrap(); } });
    let mut rs = ReceiverStream::new(rx); while let Some(x) = rs.next().await { println!("r {x}"); }
    let (tx, rx) = mpsc::unbounded_channel(); tx.send('x').unwrap(); drop(tx); println!("{:?}", UnboundedReceiverStream::new(rx).collect::<Vec<_>>().await);
    let (tx, rx) = broadcast::channel(2); for i in 0..4 { tx.send(i).unwrap(); } drop(tx);
    let mut bs = BroadcastStream::new(rx); while let Some(x) = bs.next().await { println!("{x:?}"); if let Err(e) = x { println!("{e}"); } }
    let (tx, rx) = watch::channel(0); let mut ws = WatchStream::new(rx); println!("{:?}", ws.next().await); tx.send(5).unwrap(); println!("{:?}", ws.next().await); drop(tx); println!("{:?}", ws.next().await);
    let t = time::Instant::now();
    let mut is = IntervalStream::new(time::interval(Duration::from_millis(10))).take(3); while let Some(i) = is.next().await { println!("{:?}", i - t); }
    let mut m = StreamMap::new(); m.insert("a", stream::iter(vec![1])); m.insert("b", stream::iter(vec![2])); println!("{} {}", m.len(), m.contains_key("a"));
    let mut v = vec![]; while let Some(x) = m.next().await { v.push(x); } v.sort(); println!("{v:?} {}", m.is_empty());
    let th = IntervalStream::new(time::interval(Duration::from_millis(1))).throttle(Duration::from_millis(10)).take(3); tokio::pin!(th); let t = time::Instant::now(); while th.next().await.is_some() { println!("{:?}", t.elapsed()); }
    let to = stream::pending::<i32>().timeout(Duration::from_millis(5)); tokio::pin!(to); println!("{:?}", to.next().await);
    let th = stream::iter(1..4).then(|x| async move { sleep(Duration::from_millis(x)).await; x }); tokio::pin!(th); while let Some(x) = th.next().await { println!("{x}"); }
    let f = stream::iter(vec![1]).fuse(); tokio::pin!(f); println!("{:?} {:?} {:?}", f.next().await, f.next().await, f.next().await);
    println!("{:?}", stream::iter(0..5).size_hint());
}
use tokio_stream::Stream;
