fn main() {
    let mut s = "a";
    s += "b";
    let mut v = vec![1];
    v += 2;
    println!("{s} {v:?}");
}
