use tokio::time::{sleep, Duration};
async fn get(v: &mut Vec<u32>) -> &mut u32 { sleep(Duration::from_millis(1)).await; &mut v[0] }
#[tokio::main]
async fn main() {
    let mut v = vec![1];
    let a = get(&mut v).await;
    let b = get(&mut v).await;
    *a += *b;
    let f1 = get(&mut v);
    let f2 = get(&mut v);
    tokio::join!(f1, f2);
    let r = &v;
    v.push(1);
    sleep(Duration::from_millis(1)).await;
    println!("{r:?}");
}
