// Nothing may follow a range in its expression, not even `=`.
struct State { done: bool }

fn main() {
    let mut s = State { done: false };
    s..done = true;
    println!("{}", s.done);
}
