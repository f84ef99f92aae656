fn main() {
    let mut n = 0;
    let mut add = |k: i32| n += k;
    println!("{n}");
    add(1);
    let mut v = vec![1];
    let mut push = |x| v.push(x);
    push(1);
    v.push(2);
    push(3);
    let s = String::from("a");
    let f = || s.len();
    drop(s);
    f();
    let mut t = String::new();
    let mut a = || t.push('a');
    let mut b = || t.push('b');
    a();
    b();
}
