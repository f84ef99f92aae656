// The attribute wants an async function.
async fn hello() {
    println!("hello");
}

#[tokio::main]
fn main() {
    hello();
}
