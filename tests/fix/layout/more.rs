use std::fmt;
use std::time::{Duration, Instant, SystemTime};

enum Signal {
    Go(u32),
    Stop,
    Wait { since: u32 },
}

fn react(s: Signal) -> u32 {
    match s {
        Signal::Go(n) => n,
    }
}

async fn number() -> u32 {
    let mut tab = "漢字"; let n: u32 = number2().await;
    n
}

async fn number2() -> u32 { 1 }

fn main() {
    let m: u8 = todo!();
    let v = vec![String::from("a")];
    std::thread::spawn(|| { println!("{v:?}"); });
    let long = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; let unused = 1;
}
fn times() -> Duration { Duration::ZERO }
