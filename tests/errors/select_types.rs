use tokio::time::{sleep, Duration};

async fn a() -> u32 { sleep(Duration::from_millis(5)).await; 1 }
async fn b() -> String { sleep(Duration::from_millis(9)).await; "b".into() }

#[tokio::main]
async fn main() {
    let v = tokio::select! {
        x = a() => x,
        y = b() => y,
    };
    println!("{v}");
    tokio::select! {
        Some(x) = a() => println!("{x}"),
        _ = sleep(Duration::from_millis(1)) => {}
    }
}
