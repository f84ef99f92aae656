struct Point {
    x: i32,
}

fn main() {
    let p = Point { x: 1, x: 2 };
    println!("{}", p.x);
}
