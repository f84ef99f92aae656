struct Lex<'a> { src: &'a str }
impl<'a> Iterator for Lex<'a> {
    type Item = (&str, Vec<&'_ u8>);
    fn next(&mut self) -> Option<Self::Item> { None }
}
fn main() { let y: u32 = "b"; }
