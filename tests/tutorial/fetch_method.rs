// A method of the value, called on the future.
async fn name() -> String {
    String::from("a")
}

#[tokio::main]
async fn main() {
    println!("{}", name().len());
}
