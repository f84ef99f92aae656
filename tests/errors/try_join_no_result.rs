async fn f() -> Result<u32, String> { Ok(1) }
async fn g() -> u32 { 1 }
#[tokio::main]
async fn main() {
    let r = tokio::try_join!(f(), g());
    println!("{r:?}");
}
