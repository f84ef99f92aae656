#[derive(Debug, Clone, PartialEq)]
enum J { Null, N(f64), S(String), A(Vec<J>), O(Vec<(String, J)>) }
impl J {
    fn get(&self, k: &str) -> Option<&J> { match self { J::O(v) => v.iter().find(|(n, _)| n == k).map(|(_, j)| j), _ => None } }
    fn get_mut(&mut self, k: &str) -> Option<&mut J> { if let J::O(v) = self { for (n, j) in v.iter_mut() { if n == k { return Some(j); } } } None }
    fn text(&self) -> &str { match self { J::S(s) => s, J::Null => "null", _ => "" } }
    fn push(&mut self, j: J) -> &mut Self { if let J::A(v) = self { v.push(j); } self }
}
enum State { Idle, Run { n: u32, name: String }, Done(String) }
impl State {
    fn step(self) -> State { match self { State::Idle => State::Run { n: 0, name: "x".into() }, State::Run { n, name } if n > 1 => State::Done(name), State::Run { n, name } => State::Run { n: n + 1, name }, d => d } }
    fn tick(&mut self) { match self { State::Run { n, .. } => *n += 1, _ => {} } if let State::Run { n: 5, name } = self { let name = std::mem::take(name); *self = State::Done(name); } }
}
struct Shop { stock: Vec<Item>, cash: u32 }
struct Item { name: String, qty: u32 }
impl Shop {
    fn find(&mut self, n: &str) -> Option<&mut Item> { self.stock.iter_mut().find(|i| i.name == n) }
    fn sell(&mut self, n: &str) -> Result<u32, String> {
        let item = self.find(n).ok_or_else(|| format!("no {n}"))?;
        if item.qty == 0 { return Err("out".into()); }
        item.qty -= 1;
        let left = item.qty;
        self.cash += 1;
        Ok(left)
    }
    fn add(&mut self, n: &str) { match self.stock.iter().position(|i| i.name == n) { Some(i) => self.stock[i].qty += 1, None => self.stock.push(Item { name: n.to_string(), qty: 1 }) } }
    fn total(&self) -> u32 { self.stock.iter().map(|i| i.qty).sum() }
}
fn main() {
    let mut j = J::O(vec![("a".into(), J::A(vec![])), ("b".into(), J::S("t".into()))]);
    if let Some(a) = j.get_mut("a") { a.push(J::N(1.0)).push(J::Null); }
    println!("{:?} {}", j.get("a"), j.get("b").map_or("", |x| x.text()));
    let mut st = State::Idle;
    for _ in 0..6 { st = st.step(); st.tick(); }
    if let State::Done(n) = &st { println!("{n}"); }
    let mut s = Shop { stock: vec![], cash: 0 };
    s.add("x"); s.add("x");
    println!("{:?} {:?} {}", s.sell("x"), s.sell("y"), s.total());
    let mut o = Some(String::from("a"));
    if let Some(x) = o.as_mut() { x.push('b'); }
    if let Some(x) = &mut o { x.push('c'); }
    let l = o.as_deref().unwrap_or("");
    println!("{l}");
    let t = o.take();
    o.get_or_insert_with(String::new).push('z');
    println!("{t:?} {o:?} {:?}", o.replace("q".into()));
    let r: Result<&str, ()> = Ok("x");
    let v = match r { Ok(s) => s, Err(()) => "" };
    println!("{v}");
    let mut opt = Some(3);
    while let Some(i) = opt { if i == 0 { opt = None; } else { opt = Some(i - 1); } }
    let x = 5; let y = match &x { n @ 1..=9 => n, _ => &0 };
    println!("{y}");
}
