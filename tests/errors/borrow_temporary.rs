fn name() -> String { String::from("abc") }
fn main() {
    let s: &str = name().as_str();
    println!("{s}");
    let v: Vec<&str> = String::from("a b").split(' ').collect();
    println!("{v:?}");
    let r;
    r = &name();
    println!("{r}");
}
