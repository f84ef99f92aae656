use std::rc::Rc;

#[tokio::main]
async fn main() {
    let shared = Rc::new(5);
    let h = tokio::spawn(async move { *shared + 1 });
    println!("{}", h.await.unwrap());
}
