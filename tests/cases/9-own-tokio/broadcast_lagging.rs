use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use tokio::sync::broadcast::{self, error::{RecvError, SendError, TryRecvError}, Receiver};
use tokio::time::{sleep, Duration, Instant};

static CLONES: AtomicUsize = AtomicUsize::new(0);
static DROPS: AtomicUsize = AtomicUsize::new(0);

#[derive(Debug, PartialEq)]
struct Msg(u32);
impl Clone for Msg {
    fn clone(&self) -> Self {
        CLONES.fetch_add(1, Ordering::Relaxed);
        Msg(self.0)
    }
}
impl Drop for Msg {
    fn drop(&mut self) {
        DROPS.fetch_add(1, Ordering::Relaxed);
    }
}

async fn reader(name: &'static str, mut rx: Receiver<u32>, work: u64) -> String {
    let (mut got, mut missed) = (vec![], 0);
    loop {
        match rx.recv().await {
            Ok(x) => {
                got.push(x);
                sleep(Duration::from_millis(work)).await;
            }
            Err(RecvError::Lagged(n)) => missed += n,
            Err(RecvError::Closed) => return format!("{name} got {got:?} missed {missed}"),
        }
    }
}

fn drain(rx: &mut Receiver<u32>) -> Vec<String> {
    let mut v = vec![];
    loop {
        match rx.try_recv() {
            Ok(x) => v.push(x.to_string()),
            Err(TryRecvError::Lagged(n)) => v.push(format!("(lost {n})")),
            Err(e) => {
                v.push(e.to_string());
                return v;
            }
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t = Instant::now();
    let (tx, rx) = broadcast::channel(4);
    let quick = tokio::spawn(reader("quick", rx, 1));
    let slow = tokio::spawn(reader("slow", tx.subscribe(), 12));
    for i in 0..10 {
        tx.send(i).unwrap();
        sleep(Duration::from_millis(3)).await;
    }
    let late = tokio::spawn(reader("late", tx.subscribe(), 1));
    tx.send(100).unwrap();
    println!("{}", tx.receiver_count());
    drop(tx);
    for r in [quick, slow, late] {
        println!("{}", r.await.unwrap());
    }
    println!("{:?}", t.elapsed());

    let (tx, mut a) = broadcast::channel(2);
    let mut b = a.resubscribe();
    for i in 1..=3 {
        tx.send(i).unwrap();
    }
    println!("{} {} {}", a.len(), b.len(), a.is_empty());
    println!("{:?}", drain(&mut a));
    let mut c = a.resubscribe();
    tx.send(4).unwrap();
    println!("{:?} {:?} {:?}", drain(&mut a), drain(&mut b), drain(&mut c));
    drop((a, b));
    println!("{:?}", tx.send(5));
    drop(c);
    println!("{:?}", tx.send(6));
    let mut d = tx.subscribe();
    println!("{:?}", drain(&mut d));
    drop(tx);
    println!("{:?} {:?}", drain(&mut d), d.recv().await);

    let (tx, mut r1) = broadcast::channel(8);
    let mut r2 = tx.subscribe();
    tx.send(Msg(1)).unwrap();
    tx.send(Msg(2)).unwrap();
    println!("clones {} drops {}", CLONES.load(Ordering::Relaxed), DROPS.load(Ordering::Relaxed));
    let (x, y) = (r1.recv().await.unwrap(), r2.recv().await.unwrap());
    println!("{} clones {} drops {}", x == y, CLONES.load(Ordering::Relaxed), DROPS.load(Ordering::Relaxed));
    drop(r1);
    println!("drops {}", DROPS.load(Ordering::Relaxed));
    drop(r2);
    println!("drops {}", DROPS.load(Ordering::Relaxed));
    let SendError(back) = tx.send(Msg(3)).unwrap_err();
    println!("{back:?}");
    let (tx, _keep) = broadcast::channel::<Arc<str>>(1);
    let waiting: Vec<_> = (0..3).map(|i| { let mut rx = tx.subscribe(); tokio::spawn(async move { (i, rx.recv().await) }) }).collect();
    tokio::task::yield_now().await;
    println!("{:?}", tx.send("all at once".into()));
    for w in waiting {
        println!("{:?}", w.await.unwrap());
    }
    println!("{} {}", RecvError::Lagged(3), RecvError::Closed);
}
