use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, result) = oneshot::channel();
    thread::spawn(move || {
        thread::sleep(Duration::from_secs(2)); // stands for two seconds of computing
        sender.send(42).unwrap();
    });
    let waiting = async {
        sleep(Duration::from_secs(1)).await;
        println!("one second of waiting is over");
    };
    let (answer, ()) = tokio::join!(result, waiting);
    println!("computed: {}", answer.unwrap());
}
