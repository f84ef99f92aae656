struct Tok<'a> { t: &'a str }
fn f<T: AsRef<Tok>>(t: T) {}
fn g<T>(t: T) where T: AsRef<Tok>, T: Into<&'static str>, &str: From<T> {}
fn h<T: Into<&str> + '_>(t: T) {}
struct Q<T: AsRef<&str>> { t: T }
impl<T: From<&u8>> Q<T> where T: AsRef<&str> {}
trait Tr { fn f(&self, t: Tok) -> Tok; fn g() -> Tok; type X: Into<Tok>; }
fn main() { let y: u32 = "b"; }
