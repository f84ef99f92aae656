#[tokio:main]
async fn main() { println!("x"); }
