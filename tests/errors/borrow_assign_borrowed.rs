fn main() {
    let mut x = 5;
    let r = &x;
    x = 6;
    println!("{r}");
    let mut s = String::from("a");
    let t = &s;
    s = String::from("b");
    println!("{t}");
    let mut p = (1, 2);
    let q = &mut p.0;
    p.0 = 3;
    *q = 4;
    println!("{p:?}");
    let mut c = 0;
    let mut inc = || c += 1;
    c = 5;
    inc();
}
