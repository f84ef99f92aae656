async fn hello() {
    println!("hello");
}

fn main() {
    hello(); // nothing happens
}
