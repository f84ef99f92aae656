fn consume(v: Vec<u8>) -> usize {
    v.len()
}

fn main() {
    let v = vec![1, 2];
    for _ in 0..2 {
        println!("{}", consume(v));
    }
}
