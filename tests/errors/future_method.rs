async fn name() -> String {
    String::from("lin")
}

#[tokio::main]
async fn main() {
    println!("{}", name().len());
}
