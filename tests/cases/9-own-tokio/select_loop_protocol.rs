use std::collections::{BTreeMap, VecDeque};
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::{interval_at, sleep, timeout, Duration, Instant, MissedTickBehavior};

#[derive(Debug, Clone, PartialEq)]
enum Event {
    Joined(u32),
    Said(u32, String),
    Left(u32, Reason),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Reason {
    Quit,
    Idle,
    Shutdown,
}

struct Room {
    events: broadcast::Sender<Event>,
    members: BTreeMap<u32, mpsc::Sender<String>>,
    backlog: VecDeque<String>,
}

enum Cmd {
    Join { id: u32, inbox: mpsc::Sender<String>, ack: oneshot::Sender<usize> },
    Say { id: u32, text: String },
    Leave { id: u32, why: Reason },
}

async fn room(mut cmds: mpsc::Receiver<Cmd>, mut stop: watch::Receiver<bool>, mut r: Room) -> Room {
    let start = Instant::now() + Duration::from_millis(25);
    let mut beat = interval_at(start, Duration::from_millis(25));
    beat.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let mut beats = 0;
    loop {
        tokio::select! {
            biased;
            Ok(()) = stop.changed() => {
                for (&id, _) in &r.members {
                    let _ = r.events.send(Event::Left(id, Reason::Shutdown));
                }
                break;
            }
            cmd = cmds.recv() => match cmd {
                None => break,
                Some(Cmd::Join { id, inbox, ack }) => {
                    for old in &r.backlog {
                        if inbox.try_send(old.clone()).is_err() { break; }
                    }
                    r.members.insert(id, inbox);
                    let _ = r.events.send(Event::Joined(id));
                    let _ = ack.send(r.members.len());
                }
                Some(Cmd::Say { id, text }) => {
                    r.backlog.push_back(format!("{id}: {text}"));
                    if r.backlog.len() > 2 { r.backlog.pop_front(); }
                    let mut dead = vec![];
                    for (&to, tx) in &r.members {
                        if to != id && tx.send(format!("{id}: {text}")).await.is_err() { dead.push(to); }
                    }
                    dead.into_iter().for_each(|d| { r.members.remove(&d); });
                    let _ = r.events.send(Event::Said(id, text));
                }
                Some(Cmd::Leave { id, why }) => {
                    if r.members.remove(&id).is_some() { let _ = r.events.send(Event::Left(id, why)); }
                }
            },
            _ = beat.tick(), if !r.members.is_empty() => beats += 1,
        }
    }
    println!("room closes after {beats} beats with {:?}", r.members.keys().collect::<Vec<_>>());
    r
}

async fn member(id: u32, cmds: mpsc::Sender<Cmd>, says: Vec<(u64, &'static str)>, idle: u64) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(4);
    let (ack, acked) = oneshot::channel();
    cmds.send(Cmd::Join { id, inbox: tx, ack }).await.ok();
    println!("{id} is one of {}", acked.await.unwrap());
    let mut heard = vec![];
    let mut says = says.into_iter();
    let mut next = says.next();
    let deadline = sleep(Duration::from_millis(idle));
    tokio::pin!(deadline);
    loop {
        let wait = async {
            match next {
                Some((ms, text)) => { sleep(Duration::from_millis(ms)).await; text }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            text = wait => {
                if cmds.send(Cmd::Say { id, text: text.into() }).await.is_err() { break; }
                next = says.next();
                deadline.as_mut().reset(Instant::now() + Duration::from_millis(idle));
            }
            m = rx.recv() => match m {
                Some(m) if m.ends_with("bye") => { cmds.send(Cmd::Leave { id, why: Reason::Quit }).await.ok(); heard.push(m); break; }
                Some(m) => heard.push(m),
                None => break,
            },
            () = &mut deadline => { cmds.send(Cmd::Leave { id, why: Reason::Idle }).await.ok(); break; }
        }
    }
    heard
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (events, mut watcher) = broadcast::channel(16);
    let (tx, rx) = mpsc::channel(1);
    let (stop, stopped) = watch::channel(false);
    let r = tokio::spawn(room(rx, stopped, Room { events, members: BTreeMap::new(), backlog: VecDeque::new() }));
    let mut set = JoinSet::new();
    set.spawn({ let tx = tx.clone(); async move { (1, member(1, tx, vec![(10, "hi"), (30, "anyone?")], 60).await) } });
    set.spawn({ let tx = tx.clone(); async move { sleep(Duration::from_millis(20)).await; (2, member(2, tx, vec![(35, "here")], 200).await) } });
    set.spawn({ let tx = tx.clone(); async move { sleep(Duration::from_millis(45)).await; (3, member(3, tx, vec![(1, "bye")], 5).await) } });
    drop(tx);
    while let Some(Ok((id, heard))) = timeout(Duration::from_millis(150), set.join_next()).await.ok().flatten() {
        println!("{id} heard {heard:?}");
    }
    println!("still there: {}", set.len());
    stop.send(true).unwrap();
    let room = r.await.unwrap();
    println!("{:?}", room.backlog);
    drop(room);
    while let Some(r) = set.join_next().await { println!("{:?}", r.unwrap()); }
    loop {
        match watcher.recv().await {
            Ok(e) => println!("{e:?}"),
            Err(e) => { println!("{e}"); break; }
        }
    }
}
