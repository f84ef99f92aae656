// `self`, `super`, `crate` may stand where a field's name does: there is none of that name.
struct Line { every: u64 }

impl Line {
    fn a(&self) -> u64 { self.self.every }
    fn b(&self) -> u64 { self.crate }
    fn c(&self) -> u64 { self.super() }
}

fn main() {
    let line = Line { every: 1 };
    println!("{} {} {}", line.a(), line.b(), line.c());
}
