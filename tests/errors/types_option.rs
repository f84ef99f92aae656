fn first(v: &[i32]) -> i32 {
    v.first()
}

fn wrap(n: i32) -> Option<i32> {
    n
}

fn main() {
    println!("{} {:?}", first(&[1]), wrap(2));
}
