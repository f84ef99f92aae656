// The future holds a reference to what is gone.
async fn show(s: &str) {
    println!("{s}");
}

#[tokio::main]
async fn main() {
    let later;
    {
        let s = String::from("hello");
        later = show(&s);
    }
    later.await;
}
