fn main() {
    let name: String = "plain";
    let back: &str = String::from("owned");
    println!("{name} {back}");
}
