fn main() {
    let mut s = String::new();
    for i in 0..300_000_u32 {
        s.push_str("item ");
        s.push_str(&i.to_string());
        s.push('\n');
    }
    println!("{} {}", s.len(), s.bytes().filter(|b| *b == b'7').count());
}
