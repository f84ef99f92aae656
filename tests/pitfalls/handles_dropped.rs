// Handles of tasks that nothing uses: errors that nobody sees, tasks that are cancelled at once.
use tokio::time::{sleep, Duration};

async fn fails() -> Result<u32, String> {
    sleep(Duration::from_millis(1)).await;
    Err("no".to_string())
}

async fn never_fails() -> Result<u32, String> { Ok(1) }

async fn infallible() -> Result<u32, std::convert::Infallible> { Ok(2) }

#[tokio::main]
async fn main() {
    tokio::spawn(fails()); //~ join_handle_dropped
    let _ = tokio::spawn(fails()); //~ join_handle_dropped
    let _kept_too_long = tokio::spawn(async { fails().await }); //~ join_handle_dropped
    tokio::spawn(async { //~ join_handle_dropped
        fails().await?;
        Ok::<(), String>(())
    });
    tokio::task::spawn_blocking(|| "x".parse::<u32>()); //~ join_handle_dropped
    tokio::spawn(never_fails());
    tokio::spawn(infallible());
    tokio::spawn(async { println!("no result") });
    tokio::spawn(async {
        if let Err(e) = fails().await {
            println!("{e}");
        }
    });
    let handle = tokio::spawn(fails());
    println!("{:?}", handle.await);
    let to_abort = tokio::spawn(fails());
    to_abort.abort();
    let _ = smol::spawn(async { println!("never, or just so") }); //~ task_dropped
    let _until_the_end = smol::spawn(async {});
    smol::spawn(async {}).detach();
    sleep(Duration::from_millis(5)).await;
}
