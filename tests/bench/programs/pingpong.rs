use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (ta, mut ra) = mpsc::channel::<u64>(1);
    let (tb, mut rb) = mpsc::channel::<u64>(1);
    let n = 500_000_u64;
    let a = tokio::spawn(async move {
        let mut v = 0;
        while v < n {
            ta.send(v).await.unwrap();
            v = rb.recv().await.unwrap();
        }
        v
    });
    let b = tokio::spawn(async move {
        let mut last = 0;
        while let Some(v) = ra.recv().await {
            last = v + 1;
            if tb.send(last).await.is_err() {
                break;
            }
        }
        last
    });
    println!("{} {}", a.await.unwrap(), b.await.unwrap());
}
