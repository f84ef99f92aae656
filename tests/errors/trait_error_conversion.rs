#[derive(Debug)]
struct Bad;

fn read(s: &str) -> Result<u8, Bad> {
    let n = s.parse::<u8>()?;
    Ok(n)
}

fn main() {
    println!("{:?}", read("4"));
}
