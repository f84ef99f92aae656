fn level(n: i32) -> &'static str {
    if n > 3 {
        return "high";
    }
    println!("not high");
}

fn bare(n: i32) -> i32 {
    if n == 0 {
        return;
    }
    n
}

fn main() {
    println!("{} {}", level(1), bare(2));
}
