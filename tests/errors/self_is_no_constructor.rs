trait Count { fn count(&self) -> usize; }
impl Count for (u8,) { fn count(&self) -> usize { let (a,) = Self; 1 } }
impl Count for u8 { fn count(&self) -> usize { let a = Self; 1 } }
impl Count for u16 { fn count(&self) -> usize { let a = Self(1); 1 } }
struct N { a: u8 }
impl N { fn n() -> N { Self } fn m() -> N { Self(1) } }
enum E { A }
impl E { fn n() -> E { Self } }
fn main() {}
