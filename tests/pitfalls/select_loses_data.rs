// Branches of select! in a loop that are dropped with what they took, and those that are not.
use std::pin::pin;
use tokio::sync::mpsc::{channel, Receiver, Sender};
use tokio::time::{interval, sleep, timeout, Duration, Interval};

const SHORT: Duration = Duration::from_millis(1);

struct Inbox {
    rx: Receiver<String>,
    half: Option<String>,
}

impl Inbox {
    // cancel safe: the only await is the one that takes
    async fn next(&mut self) -> Option<String> { self.rx.recv().await.map(|s| s + "!") }

    // takes by way of `next`, and holds it
    async fn slowly(&mut self) -> Option<String> {
        let s = self.next().await?;
        sleep(SHORT).await;
        Some(s)
    }

    // what it has taken is put where it stays
    async fn kept(&mut self) -> Option<String> {
        if self.half.is_none() {
            self.half = self.rx.recv().await;
        }
        sleep(SHORT).await;
        self.half.take()
    }
}

async fn pair(rx: &mut Receiver<u32>) -> Option<(u32, u32)> {
    let a = rx.recv().await?;
    let b = rx.recv().await?;
    Some((a, b))
}

async fn sum(rx: &mut Receiver<u32>) -> u32 {
    let mut n = 0;
    while let Some(x) = rx.recv().await {
        n += x;
    }
    n
}

async fn printed(rx: &mut Receiver<u32>) {
    if let Some(x) = rx.recv().await {
        println!("{x}");
    }
    sleep(SHORT).await;
}

async fn forward(rx: &mut Receiver<u32>, tx: &Sender<u32>) {
    if let Some(x) = rx.recv().await {
        tx.send(x).await.unwrap();
    }
}

async fn pause_first(rx: &mut Receiver<u32>) -> Option<u32> {
    sleep(SHORT).await;
    rx.recv().await
}

async fn numbers(mut rx: Receiver<u32>, tx: Sender<u32>, mut tick: Interval) {
    for _ in 0..3 {
        tokio::select! {
            p = pair(&mut rx) => println!("{p:?}"), //~ select_loses_data
            _ = tick.tick() => println!("tick"),
        }
        tokio::select! {
            n = sum(&mut rx) => println!("{n}"), //~ select_loses_data
            _ = tick.tick() => println!("tick"),
        }
        tokio::select! {
            _ = forward(&mut rx, &tx) => println!("forwarded"), //~ select_loses_data
            _ = tick.tick() => println!("tick"),
        }
        tokio::select! {
            _ = tx.send(1) => println!("sent"),
            _ = tick.tick() => println!("tick"),
        }
        tokio::select! {
            x = async { let x = rx.recv().await; sleep(SHORT).await; x } => println!("{x:?}"), //~ select_loses_data
            _ = tick.tick() => println!("tick"),
        }
        if let Ok(p) = timeout(SHORT, pair(&mut rx)).await { //~ select_loses_data
            println!("{p:?}");
        }
        tokio::select! {
            x = rx.recv() => println!("{x:?}"),
            permit = tx.reserve() => permit.unwrap().send(2),
            _ = tick.tick() => println!("tick"),
        }
        if let Ok(x) = timeout(SHORT, rx.recv()).await {
            println!("{x:?}");
        }
        let _ = timeout(SHORT, printed(&mut rx)).await;
        let _ = timeout(SHORT, pause_first(&mut rx)).await;
    }
    tokio::select! {
        p = pair(&mut rx) => println!("{p:?}"),
        _ = tick.tick() => println!("tick"),
    }
}

async fn pinned(mut rx: Receiver<u32>, mut tick: Interval) {
    let mut both = pin!(pair(&mut rx));
    loop {
        tokio::select! {
            p = &mut both => {
                println!("{p:?}");
                break;
            }
            _ = tick.tick() => println!("tick"),
        }
    }
}

async fn texts(mut inbox: Inbox) {
    for _ in 0..2 {
        tokio::select! {
            s = inbox.slowly() => println!("{s:?}"), //~ select_loses_data
            _ = sleep(SHORT) => println!("late"),
        }
        tokio::select! {
            s = inbox.next() => println!("{s:?}"),
            _ = sleep(SHORT) => println!("late"),
        }
        tokio::select! {
            s = inbox.kept() => println!("{s:?}"),
            _ = sleep(SHORT) => println!("late"),
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, rx) = channel(9);
    numbers(rx, tx, interval(SHORT)).await;
    let (tx, rx) = channel(9);
    tx.send(1).await.unwrap();
    tx.send(2).await.unwrap();
    pinned(rx, interval(SHORT)).await;
    let (tx, rx) = channel(9);
    tx.send("a".to_string()).await.unwrap();
    texts(Inbox { rx, half: None }).await;
}
