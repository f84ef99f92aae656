// "This code does nothing": the call only makes a future.
async fn hello() {
    println!("hello");
}

fn main() {
    hello(); // nothing happens
}
