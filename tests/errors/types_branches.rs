fn sign(n: i32) -> &'static str {
    let s = if n < 0 { "minus" } else { 1 };
    match n {
        0 => "zero",
        1 => 'o',
        _ => s,
    }
}

fn main() {
    println!("{}", sign(3));
}
