fn grade(n: u8) -> char {
    match n {
        0..=9 => 'c',
        10..=200 => 'b',
    }
}

fn both(a: bool, b: Option<bool>) -> u8 {
    match (a, b) {
        (true, Some(_)) => 1,
        (false, None) => 2,
        (_, Some(false)) => 3,
    }
}

fn main() {
    println!("{} {}", grade(3), both(true, None));
}
