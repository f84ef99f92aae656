#[tokio::main]
async fn main() {
    let job = async {
        let n: u8 = "5".parse()?;
        Ok(n)
    };
    println!("{:?}", job.await.is_ok());
}
