use std::marker::PhantomData;

struct Meters<T> {
    v: f64,
}

struct Id<T> {
    n: u32,
    _p: PhantomData<T>,
}

enum Tree<T> {
    Leaf,
    Node(Box<Tree<T>>, Box<Tree<T>>),
}

impl<T, U> Id<T> {
    fn new(n: u32) -> Self {
        Id { n, _p: PhantomData }
    }
}

trait Conv<T> {
    fn conv(&self) -> T;
}

impl<X> Conv<u8> for Id<u8> {
    fn conv(&self) -> u8 {
        1
    }
}

fn main() {
    let id: Id<u8> = Id::new(1);
    println!("{}", id.conv());
}
