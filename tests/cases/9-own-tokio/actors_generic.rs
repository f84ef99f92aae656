use std::any::Any;
use std::collections::HashMap;
use std::fmt::Debug;
use std::marker::PhantomData;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{sleep, Duration, Instant};
trait Message: Send + 'static { type Reply: Send + Debug + 'static; }
trait Actor: Sized + Send + 'static { fn started(&mut self, _ctx: &mut Ctx<Self>) {} fn stopped(&mut self) {} }
#[allow(async_fn_in_trait)]
trait Handler<M: Message>: Actor { fn handle(&mut self, m: M, ctx: &mut Ctx<Self>) -> impl std::future::Future<Output = M::Reply> + Send; }
struct Ctx<A> { stop: bool, handled: usize, _a: PhantomData<A> }
type Boxed<A> = Box<dyn for<'a> FnOnce(&'a mut A, &'a mut Ctx<A>) -> std::pin::Pin<Box<dyn std::future::Future<Output = ()> + Send + 'a>> + Send>;
struct Addr<A> { tx: mpsc::Sender<Boxed<A>> }
impl<A> Clone for Addr<A> { fn clone(&self) -> Self { Addr { tx: self.tx.clone() } } }
impl<A: Actor> Addr<A> {
    async fn ask<M: Message>(&self, m: M) -> Result<M::Reply, &'static str> where A: Handler<M> {
        let (tx, rx) = oneshot::channel();
        let b: Boxed<A> = Box::new(move |a, c| Box::pin(async move { let r = a.handle(m, c).await; let _ = tx.send(r); }));
        self.tx.send(b).await.map_err(|_| "mailbox closed")?;
        rx.await.map_err(|_| "no reply")
    }
    fn tell<M: Message>(&self, m: M) -> bool where A: Handler<M> { self.tx.try_send(Box::new(move |a, c| Box::pin(async move { a.handle(m, c).await; }))).is_ok() }
}
fn start<A: Actor>(mut a: A, cap: usize) -> (Addr<A>, tokio::task::JoinHandle<(A, usize)>) {
    let (tx, mut rx) = mpsc::channel::<Boxed<A>>(cap);
    let h = tokio::spawn(async move {
        let mut ctx = Ctx { stop: false, handled: 0, _a: PhantomData };
        a.started(&mut ctx);
        while let Some(f) = rx.recv().await { f(&mut a, &mut ctx).await; ctx.handled += 1; if ctx.stop { break; } }
        a.stopped();
        (a, ctx.handled)
    });
    (Addr { tx }, h)
}
#[derive(Default)] struct Counter { n: i64, log: Vec<String> }
impl Actor for Counter { fn started(&mut self, _: &mut Ctx<Self>) { self.log.push("started".into()); } fn stopped(&mut self) { self.log.push(format!("stopped at {}", self.n)); } }
struct Add(i64); struct Get; struct Stop; struct Slow<T>(u64, T);
impl Message for Add { type Reply = i64; } impl Message for Get { type Reply = (i64, usize); } impl Message for Stop { type Reply = (); } impl<T: Send + Debug + 'static> Message for Slow<T> { type Reply = T; }
impl Handler<Add> for Counter { async fn handle(&mut self, m: Add, _: &mut Ctx<Self>) -> i64 { self.n += m.0; self.n } }
impl Handler<Get> for Counter { async fn handle(&mut self, _: Get, c: &mut Ctx<Self>) -> (i64, usize) { (self.n, c.handled) } }
impl Handler<Stop> for Counter { async fn handle(&mut self, _: Stop, c: &mut Ctx<Self>) { c.stop = true; } }
impl<T: Send + Debug + 'static> Handler<Slow<T>> for Counter { async fn handle(&mut self, m: Slow<T>, _: &mut Ctx<Self>) -> T { sleep(Duration::from_millis(m.0)).await; m.1 } }
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (addr, h) = start(Counter::default(), 2);
    println!("{:?} {:?}", addr.ask(Add(5)).await, addr.ask(Get).await);
    let t = Instant::now();
    let (a, b) = tokio::join!(addr.ask(Slow(10, "s")), addr.ask(Add(-7)));
    println!("{a:?} {b:?} {:?}", t.elapsed());
    println!("{} {} {}", addr.tell(Add(1)), addr.tell(Slow(5, vec![1u8])), addr.tell(Get));
    sleep(Duration::from_millis(6)).await;
    println!("{:?}", addr.ask(Stop).await);
    println!("{:?}", addr.ask(Get).await);
    let (c, n) = h.await.unwrap();
    println!("{n} {:?}", c.log);
    let any: Vec<Box<dyn Any + Send>> = vec![Box::new(1i32), Box::new("s")];
    let mut m: HashMap<&str, usize> = HashMap::new();
    for x in &any { *m.entry(if x.is::<i32>() { "i32" } else { "other" }).or_default() += 1; }
    println!("{} {}", m["i32"], m["other"]);
}
