// The same with a value that has no name.
async fn show(s: &str) {
    println!("{s}");
}

#[tokio::main]
async fn main() {
    let later = show(&String::from("hello"));
    later.await;
}
