fn main() {
    let name = String::from("Ida");
    let other = name;
    println!("{name} {other}");
}
