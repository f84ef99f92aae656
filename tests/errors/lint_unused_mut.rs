fn add(mut n: i32) -> i32 {
    n + 1
}

fn main() {
    let mut v = vec![1];
    let mut w = Vec::new();
    w.push(add(v[0]));
    let mut text = String::from("x");
    let r = &text;
    println!("{v:?} {w:?} {r}");
}
