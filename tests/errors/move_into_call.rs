async fn send(text: String) -> usize {
    text.len()
}

#[tokio::main]
async fn main() {
    let text = String::from("letter");
    let n = send(text).await;
    println!("{n} {text}");
}
