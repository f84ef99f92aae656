fn main() {
    let mut x = 5;
    let r = &mut x;
    let y = x + 1;
    *r = y;
    let mut a = [1, 2, 3];
    let m = &mut a;
    if a[0] == 1 { println!("one"); }
    m[0] = 2;
    let mut o = Some(3);
    let q = &mut o;
    match o { Some(n) => println!("{n}"), None => {} }
    *q = None;
}
