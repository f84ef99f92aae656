use std::fmt::Debug;
async fn show<T: Debug + Send>(t: T, u: T) {
    tokio::spawn(async move { println!("{t:?}") });
    tokio::spawn(async move { println!("{u:?}") });
}
#[tokio::main]
async fn main() { show(2, 3).await; }
