#[derive(Debug)]
enum Color {
    Red,
}

fn main() {
    println!("{:?} {:?}", Color::Red, Color::Blue);
    println!("{:?}", Color::new());
}
