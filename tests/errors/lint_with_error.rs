use std::fmt;

fn main() {
    let unused = 1;
    let n: u8 = "x";
}
