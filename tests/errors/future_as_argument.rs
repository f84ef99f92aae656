async fn fetch() -> u32 {
    42
}

fn show(n: u32) {
    println!("{n}");
}

fn main() {
    show(fetch());
}
