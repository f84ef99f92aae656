// Buses on three lines, each a task; a stop that is itself waiting; times on
// the paused clock, so that every departure is exact.
use tokio::time::{sleep, sleep_until, Duration, Instant};

#[derive(Clone, Copy)]
struct Line {
    number: u32,
    first: u64,
    every: u64,
}

impl Line {
    async fn drive(self, trips: u32, start: Instant) -> Duration {
        sleep(Duration::from_secs(self.first)).await;
        for trip in 0..trips {
            let minute = start.elapsed().as_secs();
            println!("{minute:3}: line {} leaves for trip {}", self.number, trip + 1);
            sleep(Duration::from_secs(self.every)).await;
        }
        start.elapsed()
    }
}

async fn inspector(start: Instant) {
    for minute in [5, 6, 32] {
        sleep_until(start + Duration::from_secs(minute)).await;
        println!("{:3}: inspector looks", start.elapsed().as_secs());
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let lines = [(1, 0, 7), (2, 3, 10), (3, 11, 13)];
    let lines = lines.map(|(number, first, every)| Line { number, first, every });
    let mut handles = vec![];
    for line in lines {
        handles.push(tokio::spawn(line.drive(4, start)));
    }
    inspector(start).await;
    println!(" --: {} lines still out", handles.iter().filter(|h| !h.is_finished()).count());
    let mut longest = Duration::ZERO;
    for handle in handles {
        longest = longest.max(handle.await.unwrap());
    }
    println!("{:3}: all in, longest day {longest:?}", start.elapsed().as_secs());
}
