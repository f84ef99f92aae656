macro_rules! m { ($n:ident) => { struct P(u8); impl P { fn names(self) -> &'b str { "" } } }; }
m!(Perm);
struct Q(u8);
macro_rules! k { ($n:ident) => { impl Q { fn $n(self) -> &'b str { "" } } } }
k!(g);
macro_rules! l { ($n:ident) => { trait T { fn $n(self) -> &'b str { "" } } } }
l!(g);
macro_rules! o { ($n:ident) => { impl Tr for Q { fn g(self) -> &'b str { "" } } } }
trait Tr { fn g(self) -> &'static str; }
o!(g);
fn main() { }
