async fn fetch() -> u32 {
    42
}

fn main() {
    let x = fetch();
    let y: u32 = x;
    println!("{}", y + 1);
}
