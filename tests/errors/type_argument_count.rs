struct Pair<A, B> {
    a: A,
    b: B,
}

fn show(p: Pair<u8>) -> Option<u8, u8> {
    None
}

fn main() {
    println!("{:?}", show(Pair { a: 1, b: 2 }));
}
