struct Config {
    name: &'static str,
}

enum Event {
    Key { code: u32 },
}

fn main() {
    let c = Config { name: "x", colour: 3 };
    let Event::Key { code } = Event::Key { code: 1, shift: true };
    println!("{} {code}", c.name);
}
