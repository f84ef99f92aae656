// An enum as a state machine, driven by a list of calls: guards, bindings with
// @, nested patterns, let-else, labelled loops, while let.
use tokio::time::{sleep, Duration, Instant};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Lift {
    Idle(i32),
    Moving { from: i32, to: i32 },
    Doors { floor: i32, left: u8 },
    Stuck,
}

#[derive(Clone, Copy)]
enum Call {
    To(i32),
    Hold,
    Nothing,
}

fn next(state: Lift, call: Call) -> Lift {
    use Lift::*;
    match (state, call) {
        (Idle(at), Call::To(to)) if at == to => Doors { floor: at, left: 1 },
        (Idle(from), Call::To(to @ -1..=4)) => Moving { from, to },
        (Idle(_), Call::To(_)) | (Stuck, _) => Stuck,
        (Moving { to, .. }, _) => Doors { floor: to, left: 2 },
        (Doors { floor, .. }, Call::Hold) => Doors { floor, left: 3 },
        (Doors { floor, left: 0 | 1 }, _) => Idle(floor),
        (Doors { floor, left }, _) => Doors { floor, left: left - 1 },
        (same @ Idle(_), Call::Hold | Call::Nothing) => same,
    }
}

async fn pause(state: &Lift) {
    let ms = match state {
        Lift::Moving { from, to } => 500 * (from - to).unsigned_abs() as u64,
        Lift::Doors { left, .. } => 100 * u64::from(*left),
        _ => 10,
    };
    sleep(Duration::from_millis(ms)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut calls = vec![Call::To(2), Call::To(9), Call::To(9), Call::To(-1)];
    calls.extend([Call::Nothing, Call::Hold, Call::To(3)]);
    calls.insert(3, Call::To(4));
    let mut state = Lift::Idle(0);
    let mut log = Vec::new();
    'day: while let Some(call) = calls.pop() {
        let mut turn = call;
        loop {
            state = next(state, turn);
            pause(&state).await;
            log.push((start.elapsed().as_millis(), state));
            turn = Call::Nothing;
            if let Lift::Idle(..=4) = state {
                break;
            }
            if matches!(state, Lift::Doors { floor, .. } if floor < 0) {
                println!("in the cellar");
                continue 'day;
            }
            if state == Lift::Stuck {
                break 'day;
            }
        }
    }
    for (ms, state) in &log {
        let Lift::Doors { floor, .. } = state else {
            println!("{ms:>5} {state:?}");
            continue;
        };
        println!("{ms:>5} doors on floor {floor}");
    }
    println!("{} calls unanswered", calls.len());
}
