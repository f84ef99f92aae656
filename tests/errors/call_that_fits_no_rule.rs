macro_rules! m { ($a:ident $b:expr) => { fn $a() -> u8 { $b } }; }
macro_rules! e { ($a:expr, $b:expr) => { $a + $b }; }
m!(addy);
mod inner { pub fn f() { missing_in_mod(); } }
fn main() {
    let x = e!(1);
    println!("{}", addy());
    missing();
    let y: Missing = 1;
    let z: i32 = "";
}
