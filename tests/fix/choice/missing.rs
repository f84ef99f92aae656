//! What is missing of a match, a literal, an impl, a call, a pattern.
use std::time::Duration;

trait Shape {
    const SIDES: u32;
    type Unit;
    fn area(&self, scale: f64) -> f64;
    fn name(&self) -> String {
        String::from("shape")
    }
}

struct Square {
    side: f64,
    border: Option<f64>,
}

impl Shape for Square {
    type Unit = f64;
}

impl Shape for f64 {
    const SIDES: u32 = 0;
    type Unit = f64;
}

enum Signal {
    Stop,
    Go(u32),
    Turn { left: bool, sharp: bool },
}

fn react(s: Signal) -> u32 {
    match s {
        Signal::Stop => 0,
        Signal::Go(n) => n,
    }
}

fn short(s: Signal) -> u32 {
    match s { Signal::Stop => 0, _ if false => 1 }
}

fn turn(s: Signal, pair: (u32, u32)) -> bool {
    match (s, pair) {
        (Signal::Turn { left }, _) => {
            left
        }
        (Signal::Go(_), (a, _)) => a > 1,
        (Signal::Stop, _) => {
            false
        }
    }
}

#[tokio::main]
async fn main() {
    let s = Square {};
    let t = Square { side: 1.0 };
    let u = Square {
        side: 2.0,
    };
    println!("{} {}", s.name(), t.area());
    println!("{}", u.area(1.0, 2.0) + 1.5f64.area(1.0));
    println!("{:?} {:?}", u.border, react(Signal::Stop) + short(Signal::Go(1)));
    println!("{}", turn(Signal::Turn { left: true }));
    tokio::time::sleep().await;
    println!("{:?}", Duration::from_secs(1));
}
