async fn once() -> u8 {
    1
}

#[tokio::main]
async fn main() {
    let f = once();
    let a = f.await;
    let b = f.await;
    println!("{}", a + b);
}
