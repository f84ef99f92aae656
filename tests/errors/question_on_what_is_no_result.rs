use tokio::task::JoinHandle;
fn start() -> JoinHandle<u32> { tokio::spawn(async { 1 }) }
#[tokio::main]
async fn main() {
    let a = start()?;
    let f = async { start()?; Ok::<u8, String>(1) };
    println!("{:?} {}", f.await, a);
    let n = 5?;
    let s = "x".to_string()?;
}
