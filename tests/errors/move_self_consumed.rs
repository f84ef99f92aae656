struct Ticket(u32);

impl Ticket {
    fn redeem(self) -> u32 {
        self.0
    }
}

fn main() {
    let t = Ticket(4);
    println!("{}", t.redeem());
    println!("{}", t.redeem());
}
