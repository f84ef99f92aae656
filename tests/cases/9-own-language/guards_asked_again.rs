use std::cell::Cell;
fn f(p: (Option<i32>, Option<i32>)) -> String { match p { (Some(x), _) | (_, Some(x)) if x > 3 => format!("big {x}"), (Some(x), None) | (None, Some(x)) => format!("one {x}"), (None, None) => "none".into(), _ => "both small".into() } }
fn main() {
    for p in [(Some(1), Some(5)), (Some(7), Some(5)), (Some(1), Some(2)), (None, Some(9)), (Some(2), None), (None, None)] { println!("{}", f(p)); }
    let n = Cell::new(0);
    match 1 { 1 | _ if { n.set(n.get() + 1); false } => {} _ => {} }
    println!("{}", n.get());
    let v = [1, 2, 3, 4];
    match v { [a, .., b] | [_, a, b, _] if a + b == 5 && b == 3 => println!("inner {a} {b}"), [a, ..] => println!("outer {a}") }
    let s = ("a".to_string(), "bb".to_string());
    match &s { (x, _) | (_, x) if x.len() == 2 => println!("{x}"), _ => println!("no") }
    match s { (x, _) | (_, x) if x.len() == 2 => println!("moved {x}"), _ => println!("no") }
    let a = format_args!("{}", 1).to_string(); let b = format_args!("{} {}", a, 2); println!("{b}");
    let name = String::from("z"); let args = format_args!("{name:?} {}", name.len() + 1); println!("{args} {args}");
    match Some(3) { Some(1 | 2) => println!("low"), Some(n @ (3 | 4)) if n == 4 => println!("four"), Some(3 | 5) => println!("three or five"), _ => println!("other") }
}
