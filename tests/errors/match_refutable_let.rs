fn main() {
    let found: Option<u8> = Some(1);
    let Some(n) = found;
    let Ok(m) = "3".parse::<u8>();
    println!("{n} {m}");
}
