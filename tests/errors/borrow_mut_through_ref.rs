struct Tally {
    n: u32,
}

impl Tally {
    fn up(&mut self) {
        self.n += 1;
    }
    fn both(&self) {
        self.up();
    }
}

fn add(list: &Vec<u8>) {
    list.push(1);
}

fn main() {
    let mut t = Tally { n: 0 };
    t.both();
    t.up();
    add(&vec![]);
    println!("{}", t.n);
}
