async fn read(text: &str) -> Result<u32, std::num::ParseIntError> {
    text.parse()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let n = read("42").await?;
    println!("{n}");
}
