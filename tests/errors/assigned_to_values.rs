fn f() -> u8 { 1 }
struct S { x: u8 }
fn main() {
    f() = "";
    f() = 1;
    1 = "";
    S { x: 1 }.x = "";
    let s = String::new();
    s.len() = 2u8;
    s.len() += "";
    s.len() += 1;
    (1, f()) = (1, "");
    *&f() = "";
    let z: u8 = "";
}
