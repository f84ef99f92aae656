#[tokio::main(flavor = "current_thread")]
async fn main() {
    let answer = async {
        let n = "42".parse::<u32>()?;
        Ok(n)
    };
    if let Ok(n) = answer.await {
        println!("{n}");
    }
}
