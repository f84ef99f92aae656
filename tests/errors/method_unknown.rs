struct Lamp;

fn main() {
    let lamp = Lamp;
    lamp.switch();
    let n = 5;
    println!("{}", n.length());
    println!("{:?}", vec![1].push_back(2));
}
