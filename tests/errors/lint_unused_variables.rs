async fn visit(host: &str, port: u16) -> u32 {
    let tries = 3;
    let (a, b) = (1, 2);
    for i in 0..2 {
        println!("{host} {a}");
    }
    if let Some(x) = Some(1) {
        println!("some");
    }
    4
}

#[tokio::main]
async fn main() {
    let _ignored = 1;
    let n = visit("h", 80).await;
}
