fn twice(n) -> i32 {
    n * 2
}

fn main() {
    println!("{}", twice(2));
}
