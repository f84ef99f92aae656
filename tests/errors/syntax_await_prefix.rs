async fn one() -> u8 {
    1
}

#[tokio::main]
async fn main() {
    let n = await one();
    println!("{n}");
}
