fn twice<T>(x: T) -> (T, T) {
    (x, x)
}

fn main() {
    println!("{:?}", twice(1));
}
