fn helper() -> u32 {
    1
}

async fn start() {
    println!("{}", helper());
}
