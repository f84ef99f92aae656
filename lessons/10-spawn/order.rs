#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = tokio::spawn(async {
        println!("A");
        1
    });
    let b = tokio::spawn(async {
        println!("B");
        2
    });
    println!("main goes on");
    println!("B gave {}", b.await.unwrap());
    println!("A gave {}", a.await.unwrap());
}
