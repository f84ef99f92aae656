async fn greet(when: &str) {
    println!("good {when}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let _morning = greet("morning");
    let _day = greet("day");
    let _night = greet("night");
}
