use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use futures::{StreamExt, FutureExt, TryFutureExt, stream};
type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
async fn with_conn<T>(f: impl for<'c> FnOnce(&'c mut Vec<u32>) -> Boxed<'c, T>) -> T { let mut c = vec![1]; f(&mut c).await }
async fn run<F, Fut>(f: F) -> u32 where F: Fn(u32) -> Fut, Fut: Future<Output = u32> { f(1).await + f(2).await }
async fn retry<F, Fut, T, E>(mut f: F) -> Result<T, E> where F: FnMut() -> Fut, Fut: Future<Output = Result<T, E>> {
    loop { match f().await { Ok(v) => return Ok(v), Err(e) => return Err(e) } }
}
struct Svc { n: u32, names: Vec<String> }
impl Svc {
    async fn all(&self) -> Vec<u32> { stream::iter(0..3).then(|i| async move { i + self.n }).collect().await }
    async fn each(&mut self) { let n = &mut self.n; for i in 0..2 { let mut add = |k: u32| *n += k; add(i); } }
    fn ids<'a>(&'a self) -> impl Iterator<Item = (usize, &'a str)> + 'a { self.names.iter().enumerate().map(|(i, s)| (i, s.as_str())) }
    fn fut(&self) -> Boxed<'_, u32> { Box::pin(async move { self.n }) }
    async fn long(&self) -> usize { let v: Vec<_> = self.names.iter().map(|s| async move { s.len() }).collect(); futures::future::join_all(v).await.len() }
}
#[tokio::main]
async fn main() {
    println!("{}", with_conn(|c| Box::pin(async move { c.push(2); c.len() })).await);
    println!("{}", with_conn(|c| async move { c.len() }.boxed()).await);
    let base = 10;
    println!("{}", run(|x| async move { x + base }).await);
    println!("{}", run(|x| { let b = &base; async move { x + *b } }).await);
    let hits = Arc::new(Mutex::new(0));
    let r: Result<u32, String> = retry(|| { let hits = Arc::clone(&hits); async move { *hits.lock().unwrap() += 1; Ok(3) } }).await;
    let h2 = &hits;
    let r2: Result<u32, String> = retry(|| async { *h2.lock().unwrap() += 1; Ok(3) }).await;
    let r3: Result<u32, String> = retry(|| async { *hits.lock().unwrap() += 1; Ok(3) }).await;
    println!("{r:?}{r2:?}{r3:?}");
    let mut s = Svc { n: 1, names: vec!["a".into()] };
    s.each().await;
    println!("{:?} {} {} {}", s.all().await, s.ids().count(), s.fut().await, s.long().await);
    let out = stream::iter(1..5).map(|x| async move { x * 2 }).buffer_unordered(2).fold(0, |a, b| async move { a + b }).await;
    let evens: Vec<i32> = stream::iter(1..5).filter(|x| { let e = x % 2 == 0; async move { e } }).collect().await;
    let names = vec!["x".to_string()];
    let lens: Vec<usize> = stream::iter(&names).then(|n| async move { n.len() }).collect().await;
    let lens2: Vec<usize> = stream::iter(names.iter()).map(|n| n.len()).collect().await;
    println!("{out} {evens:?} {lens:?} {lens2:?}");
    let v = async { Ok::<u32, String>(1) }.and_then(|x| async move { Ok(x + 1) }).map_ok(|x| x + base).await;
    println!("{v:?}");
    let handles: Vec<_> = (0..3).map(|i| { let hits = hits.clone(); tokio::spawn(async move { *hits.lock().unwrap() += i; }) }).collect();
    for h in handles { h.await.unwrap(); }
    let spawn_all = |n: u32| (0..n).map(|i| tokio::spawn(async move { i })).collect::<Vec<_>>();
    println!("{}", spawn_all(2).len());
    let mut log: Vec<u32> = vec![];
    stream::iter(0..3).for_each(|x| { log.push(x); futures::future::ready(()) }).await;
    let mut acc = 0;
    { let mut add = |x: u32| { acc += x; async move { x } }; add(1).await; add(2).await; }
    println!("{acc} {}", log.len());
    let text = String::from("t");
    let show = async || println!("{text}");
    show().await;
    let mut cnt = 0;
    let mut bump = async || { cnt += 1; cnt };
    println!("{} {}", bump().await, bump().await);
    let th = std::thread::scope(|sc| { let a = sc.spawn(|| text.len()); a.join().unwrap() });
    println!("{th}");
}
