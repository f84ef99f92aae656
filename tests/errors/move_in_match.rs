fn main() {
    let found = Some(String::from("key"));
    match found {
        Some(k) => println!("{k}"),
        None => {}
    }
    println!("{found:?}");
}
