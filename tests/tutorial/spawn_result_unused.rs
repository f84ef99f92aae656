// What a task returns comes out of its handle.
#[tokio::main]
async fn main() {
    let handle = tokio::spawn(async { 42 });
    let x: u32 = handle.await;
    println!("{x}");
}
