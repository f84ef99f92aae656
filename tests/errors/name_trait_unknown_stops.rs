struct A;

impl Gudge for A {}

fn main() {
    let x: u8 = "not judged";
    if (true) {
        nope(x);
    }
}
