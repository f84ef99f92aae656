fn main() {
    match 1 {
        1 => println!("a")
        _ => println!("b")
    }
}
