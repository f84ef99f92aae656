#[tokio::main]
async fn main() -> Result<(), String> {
    let x = 5;
    if x > 3 {
        println!("a");
    } else {
        println!("b");
    }
}
