#[derive(Debug)]
struct Coin(u8);

fn main() {
    let c = Coin(1);
    let d = c.clone();
    println!("{:?} {:?}", c, d);
}
