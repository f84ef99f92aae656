fn main() {
    let mut a = 1;
    a++;
    println!("{a}");
}
