fn grow(v: &mut Vec<i32>, by: &i32) {
    v.push(*by);
}

fn main() {
    let mut v = vec![];
    grow(v, 3);
    grow(&v, &3);
    println!("{v:?}");
}
