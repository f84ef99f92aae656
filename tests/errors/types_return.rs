fn pick(n: u8) -> Result<u8, String> {
    if n > 3 {
        return n;
    }
    Err("small")
}

fn main() {
    println!("{:?}", pick(2));
}
