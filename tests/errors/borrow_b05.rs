fn main() {
    let s1 = String::from("a");
    let s2 = s1;
    println!("{s1}");
    let r: &str;
    if true { let t = String::from("t"); r = t.as_str(); } else { r = "x"; }
    println!("{r}");
    let v: Vec<&String>;
    { let a = String::from("q"); v = vec![&a]; }
    println!("{}", v.len());
    let f;
    { let k = 3; f = |x: i32| x + k; }
    println!("{}", f(1));
    let o: Option<&i32>;
    { let k = 3; o = Some(&k); }
    println!("{o:?} {s2}");
}
