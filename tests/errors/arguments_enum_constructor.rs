enum Shape {
    Dot,
    Circle(f64),
    Rect(f64, f64),
}

fn area(s: &Shape) -> f64 {
    match s {
        Shape::Dot => 0.0,
        Shape::Circle(r) => r * r,
        Shape::Rect(w) => *w,
    }
}

fn main() {
    println!("{}", area(&Shape::Rect(1.0)) + area(&Shape::Circle(1.0, 2.0)) + area(&Shape::Dot));
}
