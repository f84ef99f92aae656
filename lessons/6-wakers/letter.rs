use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, letter) = oneshot::channel();
    let reader = tokio::spawn(async move {
        println!("the reader waits");
        println!("the letter says {}", letter.await.unwrap());
    });
    let writer = tokio::spawn(async move {
        println!("the writer sends");
        sender.send("hello").unwrap();
        println!("the writer goes on");
    });
    reader.await.unwrap();
    writer.await.unwrap();
}
