struct P<T: Clone>(T);
struct N;
trait Tr { fn f(p: P<u8>) {} fn g<T: Clone>(p: P<T>) {} }
impl Tr for u8 { fn f(p: P<N>) {} }
impl Tr for u16 { fn g<T>(p: P<T>) {} }
impl Tr for u16 { }
impl<T> From<P<T>> for T { fn from(w: P<T>) -> T { let x: i32 = ""; w.0 } }
fn main() {}
