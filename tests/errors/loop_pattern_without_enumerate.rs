fn main() {
    let v = vec![String::new(), String::new()];
    for (i, s) in v.iter() {
        if i > 0 {
            println!("{}", i + 1);
        }
        s.len();
        s.nothing();
    }
    for (i, n) in [1u8, 2] {
        if i > 0 { }
        let k: String = n;
    }
    for (i, n) in 0..3 {
        if i > 0 { }
        v[i].len();
    }
    let (a, b) = 5;
    let c: String = a;
    a.foo();
    if a > 1 {}
    let (d, e, f) = (1, "a");
    d + 1;
    e.foo();
    if d > 1 {}
    let [g, h] = v;
    let Some(k) = 5 else { return };
    if k > 1 {}
    let w = &k + 1;
}
