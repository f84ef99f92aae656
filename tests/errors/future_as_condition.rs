async fn is_open() -> bool {
    true
}

#[tokio::main]
async fn main() {
    if is_open() {
        println!("come in");
    }
}
