#[derive(Debug, Clonne)]
struct A;

fn main() {
    println!("{:?}", A);
}
