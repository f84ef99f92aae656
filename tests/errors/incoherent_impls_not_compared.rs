trait Tr { type A; fn f(&self); }
impl Tr for u8 { fn f(&self, x: u8) {} }
impl Tr for u16 { type A = u8; fn f(&self, x: u8) {} }
impl Tr for u32 { type A = u8; fn f(&self) -> u8 { 1 } fn g(&self) {} }
struct P<T: Clone>(T);
impl<T> Tr for P<T> { type A = u8; fn f(&self) { let x: i32 = ""; } }
impl Tr for i8 { type A = u8; fn f(&self) {} } 
impl Tr for i8 { type A = u8; fn f(&self) {} }
impl std::fmt::Display for Vec<u8> {}
impl std::fmt::Display for P<u8> { fn fmt(&self) {} }
impl<T> From<P<T>> for T { fn from(x: u8) -> T { loop {} } }
impl From<u8> for P<u8> {}
impl<T> Iterator for P<T> {}
fn main() { }
