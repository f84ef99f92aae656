struct Never {
    n: u8,
}

struct Some2 {
    read: u8,
    unread: u8,
}

enum Mode {
    Used,
    Unused,
}

impl Mode {
    fn helper(&self) -> bool {
        true
    }
}

const LIMIT: u32 = 3;

async fn nobody_calls() {}

fn only_dead() {
    also_dead();
}

fn also_dead() {}

fn main() {
    let s = Some2 { read: 1, unread: 2 };
    let m = Mode::Used;
    if let Mode::Used = m {
        println!("{}", s.read);
    }
}
