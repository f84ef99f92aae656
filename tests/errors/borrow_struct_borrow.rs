struct Parser<'a> { text: &'a str, pos: usize }
impl<'a> Parser<'a> { fn new(text: &'a str) -> Self { Parser { text, pos: 0 } } fn next(&mut self) -> &'a str { self.pos += 1; &self.text[self.pos..] } fn cur(&mut self) -> &str { self.text } }
fn make() -> Parser<'static> { let s = String::from("a"); Parser::new(&s) }
fn main() {
    let p;
    { let s = String::from("abc"); p = Parser::new(&s); }
    println!("{}", p.pos);
    let mut t = String::from("abc");
    let mut q = Parser::new(&t);
    t.push('d');
    q.next();
    let a = q.cur();
    let b = q.cur();
    println!("{a}{b}");
}
