// What Tokio does today without promising it: src/lib/README.md names these rules.
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use tokio::sync::{broadcast, mpsc};
use tokio::task::{self, LocalSet};
use tokio::time::{advance, interval, sleep, sleep_until, Duration, Instant, MissedTickBehavior};

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn put(&self, s: impl Into<String>) {
        self.0.lock().unwrap().push(s.into());
    }
    fn show(&self, what: &str) {
        println!("{what}: {}", std::mem::take(&mut *self.0.lock().unwrap()).join(" "));
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let log = Log::default();
    for i in 0..3 {
        let l = log.clone();
        tokio::spawn(async move {
            l.put(format!("a{i}"));
            task::yield_now().await;
            l.put(format!("b{i}"));
        });
    }
    log.put("root");
    task::yield_now().await;
    log.put("root");
    task::yield_now().await;
    log.show("first in, first out, the root before them");

    let at = Instant::now() + ms(10);
    for i in [2, 0, 1] {
        let l = log.clone();
        tokio::spawn(async move {
            sleep_until(at).await;
            l.put(i.to_string());
        });
    }
    sleep(ms(20)).await;
    log.show("one deadline");

    let h = tokio::spawn(std::future::pending::<()>());
    task::yield_now().await;
    h.abort();
    let before = h.is_finished();
    task::yield_now().await;
    println!("finished after abort: {before} {}", h.is_finished());

    let mut i = interval(ms(10));
    i.set_missed_tick_behavior(MissedTickBehavior::Delay);
    i.tick().await;
    let t = Instant::now();
    for late in [4, 5, 6] {
        advance(ms(10 + late)).await;
        i.tick().await;
        let missed = t.elapsed();
        i.tick().await;
        println!("{late} ms late: {missed:?}, next after {:?}", t.elapsed() - missed);
    }

    let (tx, mut rx) = mpsc::channel(1);
    tx.try_send(0).unwrap();
    let waiting = tokio::spawn({ let tx = tx.clone(); async move { tx.send(1).await } });
    task::yield_now().await;
    println!("{:?}, then {:?}", rx.try_recv(), tx.try_send(2).is_err());
    drop(waiting);
    let (tx, mut rx) = broadcast::channel(3);
    (0..6).for_each(|n| drop(tx.send(n)));
    println!("{:?}", rx.recv().await);

    let set = LocalSet::new();
    let polls = Rc::new(RefCell::new(0));
    let (tx, mut rx) = mpsc::unbounded_channel();
    (0..300).for_each(|n| tx.send(n).unwrap());
    drop(tx);
    let p = polls.clone();
    set.spawn_local(async move {
        let mut n = 0;
        let body = async { while rx.recv().await.is_some() { n += 1 } };
        tokio::pin!(body);
        std::future::poll_fn(|cx| { *p.borrow_mut() += 1; body.as_mut().poll(cx) }).await;
    });
    set.await;
    println!("300 messages in {} polls", polls.borrow());
}
use std::future::Future;
