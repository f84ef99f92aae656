async fn send_letter(to: &str) -> usize {
    println!("writing to {to}");
    to.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let ada = send_letter("Ada");
    println!("a future for Ada is made");
    let bo = send_letter("Bo");
    let n = bo.await;
    println!("Bo's name has {n} letters");
    drop(ada);
}
