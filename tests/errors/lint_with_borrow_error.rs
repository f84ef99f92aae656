use std::fmt;

fn helper() {}

fn main() {
    let unused = 1;
    let mut s = String::new();
    drop(s);
    println!("{s}");
}
