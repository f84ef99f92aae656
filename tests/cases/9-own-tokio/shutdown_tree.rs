use std::sync::Arc;
use tokio::select;
use tokio::signal;
use tokio::sync::{broadcast, mpsc, Mutex};
use tokio::time::{interval, sleep, Duration, MissedTickBehavior};
use tokio_util::sync::CancellationToken;
struct Guard { name: String, log: mpsc::UnboundedSender<String> }
impl Drop for Guard { fn drop(&mut self) { let _ = self.log.send(format!("{} dropped", self.name)); } }
async fn child(id: u32, parent: String, token: CancellationToken, log: mpsc::UnboundedSender<String>, _alive: mpsc::Sender<()>) {
    let name = format!("{parent}/{id}");
    let _g = Guard { name: name.clone(), log: log.clone() };
    let mut iv = interval(Duration::from_millis(10 * u64::from(id)));
    iv.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut n = 0;
    loop {
        select! { biased; _ = token.cancelled() => { log.send(format!("{name} stopping after {n}")).ok(); sleep(Duration::from_millis(id.into())).await; break; } _ = iv.tick() => n += 1 }
    }
}
async fn manager(name: &str, token: CancellationToken, log: mpsc::UnboundedSender<String>, alive: mpsc::Sender<()>) -> Result<(), String> {
    let mine = token.child_token();
    let kids: Vec<_> = (1..=2).map(|i| tokio::spawn(child(i, name.to_string(), mine.clone(), log.clone(), alive.clone()))).collect();
    drop(alive);
    if name == "bad" { sleep(Duration::from_millis(25)).await; mine.cancel(); for k in kids { k.await.map_err(|e| e.to_string())?; } return Err(format!("{name} gave up")); }
    for k in kids { k.await.unwrap(); }
    Ok(())
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let root = CancellationToken::new();
    let (log, mut lines) = mpsc::unbounded_channel();
    let (alive, mut all_gone) = mpsc::channel::<()>(1);
    let printer = tokio::spawn(async move { let mut n = 0; while let Some(l) = lines.recv().await { println!("{l}"); n += 1; } n });
    let good = tokio::spawn({ let (t, l, a) = (root.clone(), log.clone(), alive.clone()); async move { manager("good", t, l, a).await } });
    let bad = tokio::spawn({ let (t, l, a) = (root.clone(), log.clone(), alive.clone()); async move { manager("bad", t, l, a).await } });
    drop(alive);
    let (stop, _) = broadcast::channel::<&'static str>(1);
    let mut s1 = stop.subscribe();
    tokio::spawn({ let root = root.clone(); async move { let why = s1.recv().await; println!("stop because {why:?}"); root.cancel(); } });
    select! { _ = signal::ctrl_c() => println!("ctrl-c"), _ = sleep(Duration::from_millis(100)) => { stop.send("time").unwrap(); } }
    println!("{:?}", all_gone.recv().await);
    println!("{:?} {:?}", good.await.unwrap(), bad.await.unwrap());
    drop(log);
    println!("{} lines", printer.await.unwrap());
    let state = Arc::new(Mutex::new(vec![0; 3]));
    let guard = root.clone().drop_guard(); drop(guard);
    println!("{} {:?}", root.is_cancelled(), state.lock().await);
}
