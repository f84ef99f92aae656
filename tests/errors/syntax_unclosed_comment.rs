fn main() {
    println!("x"); /* a comment
}
