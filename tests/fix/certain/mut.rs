// `mut` added where a variable is changed, taken away where none is.
fn grow(v: Vec<i32>, &n: &i32) -> Vec<i32> {
    v.push(n);
    n += 1;
    v.push(n);
    v
}

fn main() {
    let mut three = 3;
    let mut  four = 4;
    let total = 0;
    for v in [vec![1], vec![2]] {
        total += grow(v, &three).len();
    }
    let add = |x: i32| {
        x += four;
        x
    };
    if let Some(text) = Some(String::new()) {
        text.push('a');
        println!("{text}");
    }
    println!("{total} {}", add(1));
}
