async fn price() -> u32 {
    3
}

#[tokio::main]
async fn main() {
    let sum = price() + 1;
    println!("{sum}");
}
