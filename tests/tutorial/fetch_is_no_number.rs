// "You might think it returns a u32. It does not."
async fn fetch() -> u32 {
    42
}

fn main() {
    let x: u32 = fetch();
    println!("{x}");
}
