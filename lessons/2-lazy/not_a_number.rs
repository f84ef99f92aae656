async fn fetch() -> u32 {
    42
}

fn main() {
    let x: u32 = fetch();
    println!("{x}");
}
