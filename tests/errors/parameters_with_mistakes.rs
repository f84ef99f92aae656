struct T;
impl T {
    fn a(x: u8, &mut self) -> u8 { self.b(1) }
    fn b(&mut self, y: u8) -> u8 { y }
    fn c(&mtu self, y: u8) -> u8 { self.b(y); y }
    fn d(&mut self.self, y: u8) -> u8 { self.b(y); y }
    fn e(self, self) -> u8 { 1 }
    fn h(x: u8 y: u8) -> u8 { x + y }
    fn i(x: , y: u8) -> u8 { x + y }
    fn j(x, y: u8) -> u8 { x + y }
    fn k(&this, y: u8) -> u8 { y }
    fn l(this, y: u8) -> u8 { y }
}
fn main() { let mut t = T; t.a(1); t.b(2); t.c(3); t.d(4); t.i(1); t.k(1); t.l(1); let z: u8 = ""; }
