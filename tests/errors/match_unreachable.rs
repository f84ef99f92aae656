fn main() {
    let n = 4;
    let s = match n {
        _ => "any",
        3 => "three",
    };
    println!("{s}");
}
