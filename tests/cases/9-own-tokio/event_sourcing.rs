use std::collections::HashMap;
use std::ops::{Deref, Index};
use std::rc::Rc;
use std::cell::RefCell;
use tokio::sync::{broadcast, mpsc};
use tokio::task::{spawn_local, LocalSet};
use tokio::time::{sleep, Duration, timeout};
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ev { Opened { id: u8 }, Put { id: u8, cents: i64 }, Closed(u8) }
#[derive(Default, Debug)]
struct View { totals: HashMap<u8, i64>, closed: Vec<u8> }
impl View { fn apply(&mut self, e: &Ev) -> Result<(), String> { match e { Ev::Opened { id } => { if self.totals.insert(*id, 0).is_some() { return Err(format!("{id} twice")); } } Ev::Put { id, cents } => *self.totals.get_mut(id).ok_or_else(|| format!("no {id}"))? += cents, &Ev::Closed(id) => { self.totals.remove(&id).ok_or("gone")?; self.closed.push(id); } } Ok(()) } }
impl Index<u8> for View { type Output = i64; fn index(&self, i: u8) -> &i64 { &self.totals[&i] } }
struct Store { log: Vec<Ev>, out: broadcast::Sender<Ev> }
struct Shared(Rc<RefCell<Store>>);
impl Deref for Shared { type Target = RefCell<Store>; fn deref(&self) -> &RefCell<Store> { &self.0 } }
async fn projector(name: &'static str, store: Rc<RefCell<Store>>, delay: u64) -> View {
    let (mut rx, past) = { let s = store.borrow(); (s.out.subscribe(), s.log.clone()) };
    let mut v = View::default();
    for e in &past { if let Err(e) = v.apply(e) { println!("{name}: {e}"); } }
    loop {
        match rx.recv().await {
            Ok(e) => { if let Err(e) = v.apply(&e) { println!("{name}: {e}"); } sleep(Duration::from_millis(delay)).await; }
            Err(broadcast::error::RecvError::Lagged(n)) => { println!("{name} lagged {n}, replays"); v = View::default(); let past = store.borrow().log.clone(); past.iter().for_each(|e| { let _ = v.apply(e); }); rx = rx.resubscribe(); }
            Err(broadcast::error::RecvError::Closed) => break v,
        }
    }
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let local = LocalSet::new();
    local.run_until(async {
        let (out, _keep) = broadcast::channel(4);
        let store = Shared(Rc::new(RefCell::new(Store { log: vec![], out })));
        let fast = spawn_local(projector("fast", store.0.clone(), 0));
        let slow = spawn_local(projector("slow", Rc::clone(&store.0), 50));
        let (tx, mut rx) = mpsc::channel::<Ev>(1);
        let writer = spawn_local({ let s = store.0.clone(); async move { let mut n = 0; while let Some(e) = rx.recv().await { let mut st = s.borrow_mut(); st.log.push(e.clone()); n += st.out.send(e).unwrap_or(0); } n } });
        for i in 0..3u8 { tx.send(Ev::Opened { id: i }).await.unwrap(); for c in 1..=3 { tx.send(Ev::Put { id: i, cents: c * 100 + i as i64 }).await.unwrap(); } }
        tx.send(Ev::Closed(1)).await.unwrap(); tx.send(Ev::Put { id: 1, cents: 1 }).await.unwrap();
        drop(tx);
        println!("delivered {}", writer.await.unwrap());
        println!("{:?}", timeout(Duration::from_millis(300), slow).await.is_err());
        println!("log {} rc {}", store.borrow().log.len(), Rc::strong_count(&store.0));
        let (out2, _) = broadcast::channel(1);
        let old = std::mem::replace(&mut store.borrow_mut().out, out2);
        drop(old);
        let v = fast.await.unwrap();
        println!("{} {} {:?}", v[0], v[2], v.closed);
    }).await;
    local.await;
    println!("end");
}
