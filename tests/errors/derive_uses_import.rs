// A derive uses the import of its trait, whatever else is wrong.
use std::fmt::{self, Debug};
use std::hash::Hash;
use std::fmt::Display;

#[derive(Debug, Hash)]
struct Name(u32);

impl fmt::Binary for Name {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { f.write_str("name") }
}

fn main() {
    let name: u32 = "x";
    println!("{:b}", Name(missing));
}
