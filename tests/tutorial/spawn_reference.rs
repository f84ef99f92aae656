// And with a future that holds a reference.
async fn task(name: &String) {
    println!("{name}");
}

#[tokio::main]
async fn main() {
    let name = String::from("task A");
    tokio::spawn(task(&name)).await.unwrap();
}
