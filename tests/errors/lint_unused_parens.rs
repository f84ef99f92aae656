fn main() {
    let n = (1 + 2);
    if (n > 2) {
        println!("{}", n);
    }
    while (n < 2) {}
    return ();
}
