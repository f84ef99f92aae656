#[tokio::main]
async fn main() {
    let count = 1;
    println!("{}", coutn + count);
}
