use std::sync::Arc;
use tokio::sync::{mpsc, Mutex, RwLock, oneshot};
use tokio::time::{sleep, Duration};
struct Svc { log: Vec<String>, n: u32 }
impl Svc {
    async fn add(&mut self, s: &str) -> usize { sleep(Duration::from_millis(1)).await; self.log.push(s.to_string()); self.n += 1; self.log.len() }
    async fn first(&self) -> Option<&String> { self.log.first() }
    async fn both(&mut self) { let a = self.add("x").await; let b = self.add("y").await; println!("{a}{b}"); }
}
async fn longest<'a>(a: &'a str, b: &'a str) -> &'a str { sleep(Duration::from_millis(1)).await; if a.len() > b.len() { a } else { b } }
async fn fill(v: &mut Vec<u32>, n: u32) { for i in 0..n { sleep(Duration::from_millis(1)).await; v.push(i); } }
#[tokio::main]
async fn main() {
    let mut s = Svc { log: vec![], n: 0 };
    s.add("a").await; s.both().await;
    println!("{:?}", s.first().await);
    let (a, b) = (String::from("aa"), String::from("b"));
    println!("{}", longest(&a, &b).await);
    let (mut v, mut w) = (vec![], vec![]);
    tokio::join!(fill(&mut v, 2), fill(&mut w, 3));
    println!("{v:?}{w:?}");
    let f = async { v.push(9); v.len() };
    println!("{}", f.await);
    v.push(1);
    let m = Arc::new(Mutex::new(0));
    let mut hs = vec![];
    for i in 0..3 { let m = m.clone(); hs.push(tokio::spawn(async move { let mut g = m.lock().await; *g += i; })); }
    for h in hs { h.await.unwrap(); }
    println!("{}", m.lock().await);
    let (tx, mut rx) = mpsc::channel::<String>(4);
    for i in 0..2 { let tx = tx.clone(); tokio::spawn(async move { tx.send(format!("{i}")).await.unwrap(); }); }
    drop(tx);
    let mut got = vec![];
    while let Some(x) = rx.recv().await { got.push(x); }
    got.sort();
    println!("{got:?}");
    let mut count = 0;
    let mut tick = tokio::time::interval(Duration::from_millis(1));
    let (otx, mut orx) = oneshot::channel::<u32>();
    tokio::spawn(async move { sleep(Duration::from_millis(5)).await; let _ = otx.send(1); });
    loop { tokio::select! { _ = tick.tick() => { count += 1; if count > 100 { break; } } r = &mut orx => { println!("{r:?}"); break; } } }
    let rw = RwLock::new(vec![1]);
    { let r = rw.read().await; println!("{}", r[0]); }
    rw.write().await.push(2);
    let mut futs = vec![];
    for x in &v { futs.push(async move { *x + 1 }); }
    let mut t = 0; for f in futs { t += f.await; }
    println!("{t}");
    let r = futures::future::join_all(got.iter().map(|g| async move { g.len() })).await;
    println!("{r:?}");
    let mut buf = String::new();
    let done = { let b = &mut buf; async move { b.push('x'); b.len() } }.await;
    println!("{done} {buf}");
    if let Ok(n) = tokio::time::timeout(Duration::from_secs(1), fill(&mut w, 1)).await { println!("{n:?} {}", w.len()); }
}
