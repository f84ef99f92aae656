fn main() {
    let n = 1;
    if n > 0 {
        println!("a");
    } elseif n < 0 {
        println!("b");
    }
}
