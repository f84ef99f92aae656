// Seven tasks, five ways to panic.  Each panic stays in its task; the locals
// of a panicking task are dropped while it unwinds.
use tokio::time::{sleep, Duration};

struct Trace(u32);

impl Drop for Trace {
    fn drop(&mut self) {
        println!("task {} unwound, panicking: {}", self.0, std::thread::panicking());
    }
}

fn ratio(a: i32, b: i32) -> i32 {
    a / b
}

async fn work(n: u32) -> u32 {
    sleep(Duration::from_millis(10 * u64::from(n))).await;
    let _trace = Trace(n);
    let list = vec![n, n + 1];
    sleep(Duration::from_millis(100)).await;
    let small: u8 = 250;
    match n {
        1 => list[n as usize + 1],
        2 => u32::from(small + n as u8 * 5),
        3 => ratio(7, 3 - n as i32) as u32,
        4 => list.iter().copied().find(|x| *x > 100).unwrap(),
        5 => panic!("task {n} was told to"),
        _ => list.iter().sum(),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut handles = Vec::new();
    for n in 1..=7 {
        handles.push(tokio::spawn(work(n)));
    }
    let mut lost = 0;
    for (i, h) in handles.into_iter().enumerate() {
        match h.await {
            Ok(v) => println!("handle {}: {v}", i + 1),
            Err(e) => {
                lost += 1;
                println!("handle {}: panic {} cancelled {}", i + 1, e.is_panic(), e.is_cancelled());
            }
        }
    }
    println!("{lost} of 7 were lost, main was not");
    assert_eq!(lost, 5, "five accidents");
}
