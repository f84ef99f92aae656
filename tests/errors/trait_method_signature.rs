trait Speak {
    fn speak(&self, times: u32) -> String;
}

struct Cow;

impl Speak for Cow {
    fn speak(&self) -> String {
        "moo".into()
    }
}

fn main() {
    println!("{}", Cow.speak(2));
}
