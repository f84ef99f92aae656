// Futures are values: kept in a Vec, boxed, passed on, awaited in another
// order than they were made, or not at all.
use std::future::Future;
use std::pin::Pin;
use tokio::time::{sleep, Duration, Instant};

type Job<'a> = Pin<Box<dyn Future<Output = u32> + 'a>>;

async fn tune(name: &str, ms: u64) -> u32 {
    println!("  {name} starts");
    sleep(Duration::from_millis(ms)).await;
    println!("  {name} done");
    name.len() as u32
}

fn constant(n: u32) -> impl Future<Output = u32> {
    println!("  constant {n} made at once");
    async move { n }
}

fn countdown(n: u32) -> Job<'static> {
    Box::pin(async move {
        if n == 0 {
            println!("  lift off");
            return 0;
        }
        println!("  {n}");
        sleep(Duration::from_millis(5)).await;
        1 + countdown(n - 1).await
    })
}

async fn sum_backwards(mut jobs: Vec<Job<'_>>) -> u32 {
    let mut sum = 0;
    while let Some(job) = jobs.pop() {
        sum += job.await;
    }
    sum
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let names = vec!["harp".to_string(), "flute".to_string()];
    let mut jobs: Vec<Job> = Vec::new();
    for (i, name) in names.iter().enumerate() {
        jobs.push(Box::pin(tune(name, 30 + i as u64)));
    }
    jobs.push(Box::pin(constant(1000)));
    jobs.push(countdown(2));
    println!("{} jobs wait at {:?}", jobs.len(), start.elapsed());
    println!("sum {} at {:?}", sum_backwards(jobs).await, start.elapsed());

    let unused: Job = Box::pin(tune(&names[0], 1));
    let (a, b) = tokio::join!(countdown(1), constant(7));
    println!("{a} {b}; {} never started", names[0]);
    drop(unused);

    let choice: Job = if a > b { countdown(9) } else { Box::pin(async { tune("drum", 1).await + a }) };
    println!("{} at {:?}", choice.await, start.elapsed());
}
