use State::*;

fn main() {
    let x: u8 = "judged";
    idle(x);
}
