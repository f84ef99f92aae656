// Trait objects, default methods, associated constants and generic helpers
// around an async driver.
use tokio::time::{sleep, Duration, Instant};

trait Station {
    fn name(&self) -> String;
    fn millis(&self) -> u64 {
        40
    }
    fn handle(&mut self, part: &mut Part);
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Part {
    weight: f64,
    holes: u32,
    paint: Option<&'static str>,
}

struct Drill {
    used: u32,
}

impl Drill {
    const WEAR_LIMIT: u32 = 3;
}

impl Station for Drill {
    fn name(&self) -> String {
        format!("drill#{}", self.used)
    }
    fn handle(&mut self, part: &mut Part) {
        part.holes += 2;
        part.weight -= 0.125;
        self.used += 1;
    }
    fn millis(&self) -> u64 {
        if self.used >= Self::WEAR_LIMIT { 90 } else { 60 }
    }
}

struct Paint(&'static str);

impl Station for Paint {
    fn name(&self) -> String {
        "paint ".to_owned() + self.0
    }
    fn handle(&mut self, part: &mut Part) {
        part.paint.get_or_insert(self.0);
    }
}

async fn run(line: &mut Vec<Box<dyn Station>>, mut part: Part) -> Part {
    for station in line.iter_mut() {
        sleep(Duration::from_millis(station.millis())).await;
        println!("  {:>10} {} ms", station.name(), station.millis());
        station.handle(&mut part);
    }
    part
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut line: Vec<Box<dyn Station>> = vec![
        Box::new(Drill { used: 0 }),
        Box::new(Paint("red")),
        Box::new(Drill { used: 2 }),
        Box::new(Paint("blue")),
    ];
    let start = Instant::now();
    let blank = Part { weight: 2.5, ..Part::default() };
    let first = run(&mut line, blank.clone()).await;
    println!("{first:?}");
    let second = run(&mut line, Part { paint: Some("oak"), ..blank }).await;
    println!("{second:?} same: {}", first == second);
    println!("{:?} in all", start.elapsed());
}
