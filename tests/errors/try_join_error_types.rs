async fn f() -> Result<u32, String> { Ok(1) }
async fn g() -> Result<u32, std::num::ParseIntError> { "1".parse() }
#[tokio::main]
async fn main() {
    let r = tokio::try_join!(f(), g());
    println!("{r:?}");
    let q = futures::try_join!(f(), g());
    println!("{q:?}");
}
