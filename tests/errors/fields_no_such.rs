struct Point {
    x: i32,
}

fn main() {
    let p = Point { x: 1 };
    println!("{} {} {}", p.x, p.y, (1, 2).2);
    let n = 5;
    println!("{}", n.value);
}
