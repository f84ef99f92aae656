// A function that wants the value gets the future.
async fn fetch() -> u32 {
    42
}

fn show(x: u32) {
    println!("{x}");
}

#[tokio::main]
async fn main() {
    show(fetch());
}
