//! Values of another type than is wanted, where there is one way to the right one.
fn borrows(s: &str, v: &Vec<i32>, w: &mut Vec<i32>) -> usize {
    w.push(s.len() as i32);
    v.len()
}

fn first(v: &Vec<i32>) -> i32 {
    v.iter().next().unwrap()
}

fn same(x: &u8) -> u8 {
    x
}

fn label(c: &str) -> char {
    let back: char = "b";
    if c.len() = 1 {
        return back;
    }
    'c'
}

fn own(s: String) -> usize {
    s.len();
}

fn main() {
    let s = String::from("x");
    let v = vec![1];
    let mut w = vec![2];
    println!("{}", borrows(s, v, w));
    let a: f64 = 1;
    let b: i64 = 5i32;
    let c: i64 = first(&v);
    let d: i32 = &5;
    let e: u8 = 'a';
    let f: Box<i32> = 3 + 4;
    println!("{a} {b} {c} {d} {e} {f} {} {}", same(&2), label('l'));
    println!("{}", own(&s));
    let text = String::from("two");
    let other = text;
    println!("{text} {other}");
}
