fn two<'a>(a: &'a i32, b: &'a i32) -> &'a i32 { if *a > *b { a } else { b } }
fn main() {
    let mut x = 1;
    let a = &x; let b = &x;
    x = 2;
    println!("{a}{b}");
    let mut n = 5;
    let r = &mut n;
    n += 1;
    *r = 3;
    let c;
    { let s = 1; let p = &s; let q = &s; c = two(p, q); }
    println!("{c}");
    let st = String::from("x");
    let m = &st; let o = &st;
    drop(st);
    println!("{m}{o}");
    let mut v = vec![1];
    let f = v.iter(); let g = v.iter();
    v.push(1);
    println!("{}", f.count() + g.count());
    let mut t = (1, 2);
    let h = &mut t.0;
    t.0 += t.1;
    println!("{h} {}", t.0);
}
fn exits() -> Vec<&'static str> {
    let a = String::new();
    let x: &'static str = &a;
    let y: &'static str = &a;
    vec![x, y]
}
fn ret<'a>() -> (&'a str, &'a str) {
    let a = String::new();
    let x = &a;
    let y = &a;
    (x, y)
}
