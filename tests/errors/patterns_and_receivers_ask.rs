fn a(r: std::ops::Range<u32>) {
    let mut i = 0;
    let x = r.start + (i - 1) * step;
    let y: u8 = step + 1;
    let z: u8 = 1 + step;
    let q = 1 < step;
    let w: u8 = 1u16 + step;
    let v: u8 = 1u16 << step;
    let n: u8 = -step;
    let m: String = q && step;
}
struct S<T>(T);
impl<T> S<T> {
    fn n(self) { let Self(x) = self; }
}
struct B<T: Clone>(T, u8);
impl<T> B<T> {
    fn n(self) {
        let Self(x, y) = self;
    }
    fn m(&self) {
        let Self(x, y) = self;
        let B(x, y) = self;
        match self { B(a, _) => {} }
    }
}
struct C<T: Clone> { a: T }
impl<T> C<T> {
    fn n(self) {
        let Self { a } = self;
    }
    fn m(self) {
        let C { a } = self;
    }
    fn o(self) {
        self.a;
    }
    fn p(a: T) {
        let c = C { a };
    }
    fn q(a: T) {
        let c = Self { a };
    }
}
enum E<T: Clone> { X(T), Y }
fn e<T>(e: E<T>) {
    match e {
        E::X(t) => {}
        E::Y => {}
    }
    let f: E<T> = E::Y;
    let f = E::<T>::Y;
}
fn main() {}
