use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::watch::{self, Receiver, Sender};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout, Duration, Instant};

#[derive(Debug, Clone, PartialEq, Default)]
struct Config {
    level: u8,
    flags: Vec<&'static str>,
}

fn observer(name: &'static str, mut rx: Receiver<Config>, slow: u64, t: Instant) -> JoinHandle<u32> {
    tokio::spawn(async move {
        let mut seen = 0;
        loop {
            {
                let c = rx.borrow_and_update();
                println!("{name} sees {} {:?} at {:?}", c.level, c.flags, t.elapsed());
            }
            seen += 1;
            sleep(Duration::from_millis(slow)).await;
            if rx.changed().await.is_err() {
                println!("{name}: no more at {:?}", t.elapsed());
                return seen;
            }
        }
    })
}

struct Health {
    parts: HashMap<&'static str, Sender<bool>>,
}

impl Health {
    fn part(&mut self, name: &'static str) -> Receiver<bool> {
        let (tx, rx) = watch::channel(false);
        self.parts.insert(name, tx);
        rx
    }
    fn set(&self, name: &str, ok: bool) -> bool {
        self.parts[name].send_if_modified(|v| std::mem::replace(v, ok) != ok)
    }
}

async fn all_ready(mut rxs: Vec<Receiver<bool>>) -> usize {
    let mut rounds = 0;
    for rx in &mut rxs {
        while !*rx.borrow_and_update() {
            rounds += 1;
            if rx.changed().await.is_err() {
                return usize::MAX;
            }
        }
    }
    rounds
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t = Instant::now();
    let (tx, rx) = watch::channel(Config::default());
    let fast = observer("fast", rx.clone(), 1, t);
    let slow = observer("slow", rx, 25, t);
    for i in 1..=4 {
        sleep(Duration::from_millis(10)).await;
        tx.send_modify(|c| {
            c.level = i;
            if i % 2 == 0 { c.flags.push("even"); }
        });
    }
    println!("receivers {}", tx.receiver_count());
    let old = tx.send_replace(Config { level: 99, ..Default::default() });
    println!("{old:?}");
    sleep(Duration::from_millis(3)).await;
    drop(tx);
    println!("{} {}", fast.await.unwrap(), slow.await.unwrap());

    let mut h = Health { parts: HashMap::new() };
    let rxs = vec![h.part("db"), h.part("cache"), h.part("queue")];
    let waiting = tokio::spawn(all_ready(rxs.clone()));
    tokio::task::yield_now().await;
    println!("{} {}", h.set("cache", true), h.set("cache", true));
    println!("{}", h.set("db", true));
    sleep(Duration::from_millis(1)).await;
    println!("{} {}", waiting.is_finished(), h.set("queue", true));
    println!("{:?}", waiting.await);
    let mut db = rxs[0].clone();
    println!("{:?} {:?}", db.has_changed(), rxs[1].has_changed());
    db.borrow_and_update();
    println!("{:?} {}", db.has_changed(), timeout(Duration::from_millis(2), db.changed()).await.is_err());
    println!("{} {}", db.same_channel(&rxs[0]), db.same_channel(&rxs[1]));
    drop(h);
    println!("{:?} {}", db.has_changed().is_err(), *db.borrow());
    println!("{:?}", db.changed().await.map_err(|e| e.to_string()));
    let (tx, rx) = watch::channel(Arc::new(1));
    drop(rx);
    println!("{} {}", tx.send(Arc::new(2)).is_err(), tx.is_closed());
    let rx = tx.subscribe();
    println!("{}", *rx.borrow()); println!("{:?}", tx.send(Arc::new(3)).is_ok());
    println!("{:?} {:?}", *tx.borrow(), rx.has_changed());
    let closed = tokio::spawn(async move { tx.closed().await; "nobody listens" });
    tokio::task::yield_now().await;
    drop(rx);
    println!("{:?}", closed.await);
}
