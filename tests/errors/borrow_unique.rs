struct S { items: Vec<u32>, n: u32 }
impl S {
    fn go(&mut self) {
        let mut add = |x| self.items.push(x);
        let mut inc = || self.n += 1;
        let mut two = || self.items.clear();
        add(1); inc(); two();
    }
    fn go2(&mut self) {
        let r = &mut self.items;
        let mut inc = || self.items.push(1);
        r.push(2); inc();
        let add = |x| self.n + x;
        self.n += 1;
        println!("{}", add(1));
        let mut add = |x| self.n += x;
        println!("{}", self.n);
        add(1);
        let mut addm = |x| self.n += x;
        self.n = 2;
        addm(1);
        self.go();
    }
}
#[tokio::main]
async fn main() { let mut s = S { items: vec![], n: 0 }; s.go(); s.go2(); }
