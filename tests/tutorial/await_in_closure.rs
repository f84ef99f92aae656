// A closure is no async context either, even inside of one.
async fn fetch(n: u32) -> u32 {
    n
}

#[tokio::main]
async fn main() {
    let all: Vec<u32> = (1..3).map(|n| fetch(n).await).collect();
    println!("{all:?}");
}
