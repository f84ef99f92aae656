// Futures that are made and never polled, where unused_must_use says nothing.
use std::future::Future;
use std::pin::Pin;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout, Duration};

async fn work(n: u32) -> u32 {
    println!("work {n}");
    n
}

trait Job {
    async fn job(&self);
}
struct Print;
impl Job for Print {
    async fn job(&self) { println!("job"); }
}

/// Makes its future by hand, and has done something by then.
fn begins_at_once() -> impl Future<Output = ()> {
    println!("begun");
    async { println!("ended") }
}

async fn kept() {
    let first = work(10);
    let second = Box::pin(work(11));
    let mut all: Vec<Pin<Box<dyn Future<Output = u32>>>> = vec![second];
    all.push(Box::pin(work(12)));
    println!("{}", std::mem::size_of_val(&first) > 0);
    for f in all {
        println!("{}", f.await);
    }
    let maybe = if std::mem::size_of::<u32>() == 4 { Some(work(13)) } else { None };
    if let Some(f) = maybe {
        f.await;
    }
    drop(work(14));
}

#[tokio::main]
async fn main() {
    let _ = work(1); //~ future_not_awaited
    let _later = work(2); //~ future_not_awaited
    let _block = async { println!("never") }; //~ future_not_awaited
    let _ = sleep(Duration::from_secs(1)); //~ future_not_awaited
    let _ = timeout(Duration::from_secs(1), work(3)); //~ future_not_awaited
    let (tx, mut rx) = mpsc::channel(1);
    let _ = tx.send(1); //~ future_not_awaited
    drop(tx);
    println!("{:?}", rx.recv().await);
    let _ = Print.job(); //~ future_not_awaited
    let _ = begins_at_once();
    let _ = tokio::spawn(work(4)).await;
    let again;
    again = work(5);
    println!("{}", again.await);
    kept().await;
    #[allow(clippy::let_underscore_future)]
    let _ = work(6);
    #[allow(unused_must_use)]
    {
        work(7);
    }
}
