use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (to_ada, for_ada) = oneshot::channel();
    let (to_bo, for_bo) = oneshot::channel();
    let ada = tokio::spawn(async move {
        let greeting: &str = for_ada.await.unwrap();
        println!("Ada hears: {greeting}");
        to_bo.send("hello, Bo").unwrap();
    });
    let bo = tokio::spawn(async move {
        let greeting: &str = for_bo.await.unwrap();
        println!("Bo hears: {greeting}");
        to_ada.send("hello, Ada").unwrap();
    });
    ada.await.unwrap();
    bo.await.unwrap();
}
