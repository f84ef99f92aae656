// Variables nobody reads.
struct Point {
    x: i32,
    y: i32,
}

enum Shape {
    Round(i32, i32),
    Square(i32, i32),
}

fn area(s: Shape) -> i32 {
    match s {
        Shape::Round(r, at) | Shape::Square(r, at) => r,
    }
}

fn first(Point { x, y }: Point, mut scale: i32) -> i32 {
    x
}

fn main() {
    let p = Point { x: 1, y: 2 };
    let Point { mut x, y: ref below } = p;
    println!("{}", x);
    for i in 0..2 {
        println!("{}", area(Shape::Round(i, 0)) + area(Shape::Square(1, 2)));
    }
    for i in 0..2 {}
    let start = p.x + p.y;
    println!("{}", first(p, 3));
}
