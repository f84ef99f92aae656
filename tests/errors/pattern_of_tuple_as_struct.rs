use std::cell::Cell;
enum V { A(i32), B(i32, i32), C }
struct P(i32);
fn f(v: V) -> i32 {
    match v {
        V::A { x, 0: y } => y,
        V::B { 0: a } => a,
        V::C {} => 0,
    }
}
fn g(p: P) -> i32 { let P { a } = p; let P {} = p; let P { 0: q } = p; q }
fn main() { f(V::C); g(P(1)); let _: &'static Option<Cell<i32>> = &None::<Cell<i32>>; }
