fn add(a: i32, a: i32) -> i32 {
    a
}

fn main() {
    println!("{}", add(1, 2));
}
