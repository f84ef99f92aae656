trait Speak {
    fn speak(&self) -> String;
}

struct Cat;

impl Speak for Cat {
    fn speak(&self) -> String {
        "meow".into()
    }
    fn purr(&self) {}
}

fn main() {
    println!("{}", Cat.speak());
}
