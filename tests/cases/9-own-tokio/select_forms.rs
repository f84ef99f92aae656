use tokio::select;
use tokio::sync::{mpsc, oneshot, Notify};
use tokio::time::{sleep, Duration, timeout, interval};
use futures::StreamExt;
struct Cfg { a: u32, b: Option<String> }
enum Cmd { Add(i32, i32), Stop { why: &'static str }, Nop }
async fn work(n: u32) -> Result<u32, String> { sleep(Duration::from_millis(n as u64)).await; if n % 2 == 0 { Ok(n) } else { Err(format!("odd {n}")) } }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let v = select! { biased; a = work(4) => a.unwrap(), b = work(2) => b.unwrap() + 100 };
    println!("{v}");
    select! { biased; Ok(x) = work(1) => println!("ok {x}"), Err(e) = work(3) => println!("err {e}"), else => println!("else") }
    select! { biased; Ok(x) = work(1) => println!("ok {x}"), else => println!("else") }
    let (tx, mut rx) = mpsc::channel::<Cmd>(4);
    tx.send(Cmd::Add(1, 2)).await.ok(); tx.send(Cmd::Nop).await.ok(); tx.send(Cmd::Stop { why: "done" }).await.ok();
    loop {
        select! {
            biased;
            Some(Cmd::Add(a, mut b)) = rx.recv() => { b += 1; println!("add {}", a + b); }
            _ = sleep(Duration::from_millis(1)) => { println!("tick"); if rx.try_recv().is_err() { break } else { println!("lost one") } }
        }
    }
    let mut on = false; let mut n = 0;
    let mut iv = interval(Duration::from_millis(10));
    let s = sleep(Duration::from_millis(35)); tokio::pin!(s);
    loop {
        select! { biased;
            _ = &mut s => { println!("over"); break; }
            t = iv.tick(), if n < 3 => { let _ = t; n += 1; on = !on; println!("tick {n}"); }
            _ = sleep(Duration::from_millis(3)), if on => println!("while on"),
        }
    }
    let (mut a, mut b) = (oneshot::channel::<i32>(), oneshot::channel::<i32>());
    b.0.send(7).unwrap();
    let r: Result<i32, &str> = async { select! { biased; r = &mut a.1 => Ok(r.map_err(|_| "a")?), r = &mut b.1 => { let r = r.map_err(|_| "b")?; Ok(r * 2) } } }.await;
    println!("{r:?}");
    a.0.send(1).unwrap();
    println!("{:?}", a.1.await);
    let x = select! { biased; (p, q) = async { (1, "q") } => format!("{p}{q}"), };
    println!("{x}");
    let Cfg { a, b } = select! { biased; c = async { Cfg { a: 1, b: Some("x".into()) } } => c };
    println!("{a} {b:?}");
    let mut st = futures::stream::iter(vec![1, 2, 3]);
    let mut sum = 0;
    loop { select! { biased; Some(i) = st.next() => sum += i, else => break } }
    println!("{sum}");
    let n = Notify::new();
    let r = select! { biased; _ = n.notified() => "n", _ = async {} => "ready", _ = std::future::pending::<()>() => unreachable!() };
    println!("{r}");
    let r = timeout(Duration::from_millis(5), async { loop { select! { _ = sleep(Duration::from_millis(2)) => continue, } } }).await;
    println!("{}", r.is_err());
    let mut vals = vec![3, 4];
    let r = select! { biased; v = async { vals.push(5); vals.len() } => v };
    println!("{r} {vals:?}");
    let name = String::from("moved");
    let out = select! { biased; s = async move { name + "!" } => s, };
    println!("{out}");
    let (tx, mut rx) = mpsc::unbounded_channel::<i32>(); drop(tx);
    select! { biased; v = rx.recv(), if false => println!("{v:?}"), else => println!("disabled") }
    'outer: for i in 0..5 { select! { biased; _ = sleep(Duration::from_millis(1)) => { if i == 2 { break 'outer; } println!("i {i}"); } } }
    fn val() -> bool { true }
    select! { biased; ref r @ 1..=9 = async { 5 }, if val() && !false => println!("{r}"), else => println!("no") }
    let r = select! { biased; res = async { Err::<i32, _>("bad") } => match res { Ok(v) => v, Err(e) => { println!("{e}"); -1 } }, _ = sleep(Duration::from_secs(1)) => 0 };
    println!("{r}");
    let e = tokio::spawn(async { let mut f = false; select! { _ = async {}, if f => {} } f = true; }).await.unwrap_err(); println!("{}", e.is_panic());
    let counts = { let mut c = [0; 2]; for _ in 0..100 { select! { _ = async {} => c[0] += 1, _ = async {} => c[1] += 1 } } c };
    println!("{} {}", counts[0] > 0 && counts[1] > 0, counts[0] + counts[1]);
    let (a, b) = tokio::join!(work(2), work(3)); println!("{a:?} {b:?}");
    println!("{:?}", tokio::try_join!(work(2), work(4)));
    println!("{:?}", tokio::try_join!(work(2), work(3), work(5)));
    let (a,) = tokio::join!(async { 1 }); println!("{a}");
    let r: Result<(u32,), String> = tokio::try_join!(work(2)); println!("{r:?}");
}
