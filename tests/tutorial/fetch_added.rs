// Nor can one calculate with it.
async fn fetch() -> u32 {
    42
}

fn main() {
    let x = fetch();
    println!("{}", x + 1);
}
