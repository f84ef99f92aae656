async fn find(id: u32) -> Option<String> { if id == 1 { Some("one".into()) } else { None } }

#[tokio::main]
async fn main() {
    let Some(a) = find(1).await else {
        println!("none");
    };
    let Some(b) = find(2).await;
    if let Some(c) = find(1).await && true {
        println!("{c}");
    }
    if let d = find(3).await {
        println!("{d:?}");
    }
    println!("{a} {b}");
}
