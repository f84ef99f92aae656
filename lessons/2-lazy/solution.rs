async fn greet(when: &str) {
    println!("good {when}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    greet("morning").await;
    greet("day").await;
    greet("night").await;
}
