use std::fmt::Display;

struct Secret;

fn tell<T: Display>(t: T) -> String {
    t.to_string()
}

fn main() {
    println!("{}", tell(3));
    println!("{}", tell(Secret));
    println!("{}", tell(vec![1]));
}
