fn area(w: f64, h: f64) -> f64 {
    w * h
}

fn main() {
    println!("{}", area(2, 3.0));
}
