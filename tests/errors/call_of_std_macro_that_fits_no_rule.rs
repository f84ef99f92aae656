fn m() {
    let v = vec![1 2];
    assert_eq!(v);
}
fn main() {
    let n: i32 = "";
}
