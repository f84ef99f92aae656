async fn hello() {
    println!("hello");
}

fn main() {
    helo(); // nothing happens
}
