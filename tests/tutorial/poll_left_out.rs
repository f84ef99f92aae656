// "What is a Future": a type and a method.
struct Once;

impl Future for Once {
    type Output = u32;
}

#[tokio::main]
async fn main() {
    println!("{}", Once.await);
}
