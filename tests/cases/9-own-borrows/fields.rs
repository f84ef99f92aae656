#[derive(Debug, Default)]
struct P { name: String, hp: i32, items: Vec<String> }
#[derive(Debug, Default)]
struct G { a: P, b: P, log: Vec<String>, round: u32 }
impl G {
    fn fight(&mut self) {
        let (a, b) = (&mut self.a, &mut self.b);
        a.hp -= 1; b.hp -= 2;
        self.log.push(format!("{} {}", a.name, b.name));
        let log = &mut self.log;
        for it in &self.a.items { log.push(it.clone()); }
        self.round += 1;
        let G { a, b, .. } = self;
        std::mem::swap(a, b);
        let n = &self.a.name;
        self.round += n.len() as u32;
        self.bump(self.round);
        let x = self.pick(true);
        x.hp = 3;
        self.pick(false).hp += 1;
    }
    fn bump(&mut self, by: u32) { self.round += by; }
    fn pick(&mut self, f: bool) -> &mut P { if f { &mut self.a } else { &mut self.b } }
    fn names(&self) -> impl Iterator<Item = &str> + '_ { [&self.a, &self.b].into_iter().map(|p| p.name.as_str()) }
}
fn main() {
    let mut g = G::default();
    g.a.items.push("sword".into());
    g.fight();
    let n: Vec<String> = g.names().map(|s| s.to_string()).collect();
    g.log.clear();
    println!("{g:?} {n:?}");
    let mut t = (String::from("a"), String::from("b"));
    let (x, y) = (&mut t.0, &t.1);
    x.push_str(y);
    println!("{t:?}");
    let mut arr = [1, 2, 3, 4];
    let (l, r) = arr.split_at_mut(2);
    l[0] = r[1]; r[0] = l[1];
    let [p, q, ..] = &mut arr;
    std::mem::swap(p, q);
    if let [first, .., last] = &mut arr[..] { std::mem::swap(first, last); }
    println!("{arr:?}");
}
