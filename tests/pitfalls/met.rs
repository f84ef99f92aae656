// What a run shows of the pitfalls: `run --summary` names the steps (tests/screen/notes.case).
use tokio::time::{sleep, Duration};

async fn answer(n: u32) -> Result<u32, String> {
    sleep(Duration::from_millis(1)).await;
    if n == 1 { Err("no".to_string()) } else { Ok(n) }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(answer(1)); //~ join_handle_dropped
    tokio::spawn(answer(2)); //~ join_handle_dropped
    let dropped_later = tokio::spawn(answer(1));
    let seen = tokio::spawn(answer(1));
    tokio::spawn(async { panic!("nobody sees it") });
    sleep(Duration::from_millis(5)).await;
    tokio::spawn(async { println!("late") });
    for _ in 0..3 {
        std::thread::sleep(Duration::from_millis(10)); //~ blocking_call
    }
    tokio::task::spawn_blocking(|| std::thread::sleep(Duration::from_millis(9))).await.unwrap();
    drop(dropped_later);
    println!("{:?}", seen.await.unwrap());
}
