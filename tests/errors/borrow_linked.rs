struct Node { v: i32, next: Option<Box<Node>> }
fn last(mut n: &mut Node) -> &mut Node {
    while let Some(ref mut x) = n.next { n = x; }
    n
}
fn bad(n: &mut Node) -> &mut Node {
    if let Some(x) = &mut n.next { if x.v > 0 { return x; } }
    n.v = 1;
    n
}
fn cond<'a>(m: &'a mut std::collections::HashMap<u32, String>) -> &'a mut String {
    match m.get_mut(&1) { Some(s) => s, None => { m.insert(1, String::new()); m.get_mut(&1).unwrap() } }
}
fn main() {}
