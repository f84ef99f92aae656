struct Cup {
    full: bool,
}

impl Cup {
    fn fill(&mut self) {
        full = true;
    }
}

fn main() {
    let mut c = Cup { full: false };
    c.fill();
    println!("{}", c.full);
}
