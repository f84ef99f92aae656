fn eat(v: Vec<i32>) -> usize { v.len() }
fn main() {
    let v = vec![1];
    let r = &v;
    let n = eat(v);
    println!("{n} {r:?}");
    let s = String::from("a");
    let t = s.as_str();
    drop(s);
    println!("{t}");
}
