fn main() {
    let v = Vec::new();
    v.push(1);
    let s = String::new();
    let r = &mut s;
    r.push('x');
    println!("{v:?}");
}
