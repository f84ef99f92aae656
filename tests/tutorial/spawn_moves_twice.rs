// One string for two tasks.
#[tokio::main]
async fn main() {
    let name = String::from("task");
    let a = tokio::spawn(async move {
        println!("{name} A");
    });
    let b = tokio::spawn(async move {
        println!("{name} B");
    });
    a.await.unwrap();
    b.await.unwrap();
}
