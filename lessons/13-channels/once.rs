use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, answer) = oneshot::channel::<u32>();
    tokio::spawn(async move {
        if std::env::args().count() > 100 {
            sender.send(42).unwrap();
        }
    });
    match answer.await {
        Ok(n) => println!("the answer is {n}"),
        Err(_) => println!("nobody will ever answer"),
    }
}
