trait Speak {
    fn speak(&self) -> String;
    fn name(&self) -> String;
}

struct Dog;

impl Speak for Dog {
    fn speak(&self) -> String {
        "woof".into()
    }
}

fn main() {
    println!("{}", Dog.speak());
}
