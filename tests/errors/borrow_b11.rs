enum Cmd { Push(String), Pop }
struct M { stack: Vec<String>, cur: Option<Cmd> }
impl M {
    fn run(&mut self) {
        match &self.cur {
            Some(Cmd::Push(s)) => { self.apply(s); }
            Some(Cmd::Pop) => { self.stack.pop(); self.cur = None; }
            None => {}
        }
        if let Some(c) = &mut self.cur {
            self.cur = None;
            if let Cmd::Push(s) = c { s.clear(); }
        }
        let top = self.stack.last();
        self.stack.push(String::new());
        if let Some(t) = top { println!("{t}"); }
    }
    fn apply(&mut self, s: &String) { self.stack.push(s.clone()); }
}
fn main() {
    let mut x = Some(String::from("a"));
    match x { Some(ref s) => { x = None; println!("{s}"); } None => {} }
    let mut t = (1, String::from("b"));
    let (a, b) = (&t.0, &mut t.1);
    t.0 = 2;
    println!("{a}{b}");
    let p = &t;
    t.1.push('c');
    println!("{}", p.1);
}
