fn main() {
    let a = "one";
    let b = "two";
    println!("{}", a + b);
    let c = String::from("x") + String::from("y");
    println!("{c}");
}
