#[tokio::main]
async fn main() {
    async fn one() -> u32 {
        1
    }
    fn plus(n: u32) -> u32 {
        n + one().await
    }
    println!("{}", plus(2));
}
