trait Shape {
    fn area(&self) -> f64;
}

struct Dot;

impl Shape for Dot {
    fn area(&self) -> f64 {
        0.0
    }
}

fn make() -> dyn Shape {
    Dot
}

fn main() {
    let list: Vec<Shape> = vec![];
    println!("{} {}", make().area(), list.len());
}
