async fn double(n: u32) -> u32 {
    n * 2
}

#[tokio::main]
async fn main() {
    let all: Vec<u32> = (1..4).map(|n| double(n).await).collect();
    println!("{all:?}");
}
