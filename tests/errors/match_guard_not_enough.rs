fn size(n: Option<i32>) -> &'static str {
    match n {
        Some(n) if n > 10 => "big",
        Some(n) if n <= 10 => "small",
        None => "nothing",
    }
}

fn main() {
    println!("{}", size(Some(2)));
}
