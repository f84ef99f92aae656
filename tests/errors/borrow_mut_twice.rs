fn main() {
    let v = vec![1];
    v.push(2);
    v.push(3);
    println!("{v:?}");
}
