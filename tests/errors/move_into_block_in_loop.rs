#[tokio::main]
async fn main() {
    let label = String::from("worker");
    let mut handles = Vec::new();
    for n in 0..3 {
        handles.push(tokio::spawn(async move {
            println!("{label} {n}");
        }));
    }
    for h in handles {
        h.await.unwrap();
    }
}
