fn m() {
    assert!(true false);
    write!(1);
}
fn main() {
    let n: i32 = "";
}
