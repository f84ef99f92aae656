fn main() {
    let mut n = 1;
    n++;
    println!("{n}");
}
