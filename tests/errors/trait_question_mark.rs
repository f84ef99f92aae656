fn half(n: i32) -> Result<i32, String> {
    if n % 2 == 0 { Ok(n / 2) } else { Err(format!("{n} is odd")) }
}

fn quarter(n: i32) -> i32 {
    half(half(n)?)?
}

fn main() {
    println!("{}", quarter(8));
}
