fn pair() -> (u8, char) {
    (1, 'a')
}

fn main() {
    let (a, b, c) = pair();
    println!("{a}{b}{c}");
}
