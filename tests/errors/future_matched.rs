async fn find(n: i32) -> Option<i32> {
    if n > 0 { Some(n) } else { None }
}

#[tokio::main]
async fn main() {
    match find(3) {
        Some(n) => println!("{n}"),
        None => println!("none"),
    }
}
