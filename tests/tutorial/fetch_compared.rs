// Nor compare it.
async fn fetch() -> u32 {
    42
}

#[tokio::main]
async fn main() {
    if fetch() == 42 {
        println!("forty-two");
    }
}
