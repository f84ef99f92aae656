fn async hello() {
    println!("hello");
}

fn main() {
    hello();
}
