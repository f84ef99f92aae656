fn main() {
    let total = [1, 2, 3].iter().sum();
    println!("{}", total);
}
