fn larger<T>(a: T, b: T) -> T {
    if a > b { a } else { b }
}

fn sum<T>(a: T, b: T) -> T {
    a + b
}

fn main() {
    println!("{} {}", larger(1, 2), sum(1, 2));
}
