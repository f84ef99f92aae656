async fn main() {
    println!("who polls me?");
}
