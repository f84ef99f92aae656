async fn send(text: String) {
    println!("sent {text}");
}

#[tokio::main]
async fn main() {
    let text = String::from("hello");
    send(text).await;
    println!("was {text}");
}
