fn main() {
    prinln!("x");
    let v = vce![1, 2];
    println!("{}", v);
}
