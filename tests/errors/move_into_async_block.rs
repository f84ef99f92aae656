#[tokio::main]
async fn main() {
    let names = vec!["Ann".to_string(), "Bob".to_string()];
    let task = tokio::spawn(async move { names.len() });
    println!("{:?} {}", task.await, names.len());
}
