// A future has nothing to show.
async fn fetch() -> u32 {
    42
}

fn main() {
    let x = fetch();
    println!("{}", x);
}
