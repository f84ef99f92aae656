use std::fmt;
struct Outer;
struct G<T>(T);
trait OT { fn x(&self) {} }
impl OT for u32 {}
fn main() {
    struct L;
    impl fmt::Display for L { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "l") } }
    impl OT for L {}
    impl OT for G<L> {}
    impl G<u8> { fn y(&self) {} }
    impl Outer { fn z(&self) { self::Outer.w(); } fn w(&self) {} }
    impl From<L> for Outer { fn from(_: L) -> Outer { Outer } }
    impl OT for Outer {}
    impl OT for Vec<u8> {}
    trait LT { fn q(&self) {} }
    impl LT for u32 {}
    impl LT for Outer {}
    1u32.q(); Outer.q(); vec![1u8].x(); Outer.x(); Outer::from(L).z(); G(1u8).y(); G(L).x(); println!("{}", L); L.x(); 1u32.x(); let _ = G(1).0;
}
