// ".await can only appear inside an async context"
async fn fetch() -> u32 {
    42
}

fn main() {
    let result = fetch().await;
    println!("{result}");
}
