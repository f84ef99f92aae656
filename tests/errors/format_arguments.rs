fn main() {
    println!("{} {}", 1);
    println!("{}", 1, 2);
    println!("{:?} {name}", 1);
    println!("{:y}", 1);
    println!("{");
    println!(3);
}
