#[derive(Debug)]
struct Node { v: i32, next: Option<Box<Node>> }
fn last(mut n: &mut Node) -> &mut Node {
    while n.next.is_some() { n = n.next.as_mut().unwrap(); }
    n
}
fn push(mut cur: &mut Option<Box<Node>>, v: i32) {
    while let Some(n) = cur { cur = &mut n.next; }
    *cur = Some(Box::new(Node { v, next: None }));
}
fn rev(head: Option<Box<Node>>) -> Option<Box<Node>> {
    let (mut prev, mut cur) = (None, head);
    while let Some(mut n) = cur { cur = n.next.take(); n.next = prev; prev = Some(n); }
    prev
}
fn remove(mut cur: &mut Option<Box<Node>>, v: i32) {
    loop {
        match cur {
            None => return,
            Some(n) if n.v == v => { *cur = n.next.take(); return; }
            Some(n) => cur = &mut n.next,
        }
    }
}
struct Tree { root: Option<Box<T>> }
struct T { k: i32, l: Option<Box<T>>, r: Option<Box<T>> }
impl Tree {
    fn insert(&mut self, k: i32) -> bool {
        let mut cur = &mut self.root;
        while let Some(n) = cur {
            if n.k == k { return false; }
            cur = if k < n.k { &mut n.l } else { &mut n.r };
        }
        *cur = Some(Box::new(T { k, l: None, r: None }));
        true
    }
    fn walk<'a>(n: &'a Option<Box<T>>, out: &mut Vec<&'a i32>) { if let Some(t) = n { Self::walk(&t.l, out); out.push(&t.k); Self::walk(&t.r, out); } }
}
fn find<'a>(words: &'a [String], p: &str) -> Option<&'a String> { for w in words { if w.starts_with(p) { return Some(w); } } None }
fn main() {
    let mut h = None;
    for i in 0..4 { push(&mut h, i); }
    last(h.as_mut().unwrap()).v = 9;
    remove(&mut h, 1);
    let h = rev(h);
    let mut c = h.as_ref();
    while let Some(n) = c { print!("{} ", n.v); c = n.next.as_ref(); }
    println!();
    let mut t = Tree { root: None };
    for k in [3, 1, 2] { t.insert(k); }
    let mut out = vec![];
    Tree::walk(&t.root, &mut out);
    println!("{out:?}");
    let words = vec!["ab".to_string(), "cd".to_string()];
    let r = { let p = String::from("c"); find(&words, &p) };
    println!("{r:?}");
    let mut best = &words[0];
    for w in &words { if w > best { best = w; } }
    println!("{best}");
    let mut stack = vec![1];
    while let Some(x) = stack.pop() { if x < 4 { stack.push(x + 1); stack.push(x + 2); } }
    let mut buf = String::new();
    let found = loop { buf.push('x'); if buf.len() > 3 { break &buf; } };
    println!("{found}");
    let mut grid = vec![vec![0; 3]; 3];
    for i in 0..3 { for j in 0..3 { grid[i][j] = if i > 0 { grid[i - 1][j] + 1 } else { j }; } }
    let (a, b) = grid.split_at_mut(1);
    a[0][0] = b[0][0];
    for row in grid.iter_mut() { for x in row.iter_mut() { *x *= 2; } row.reverse(); }
    println!("{grid:?}");
    let mut it = words.iter().peekable();
    while let Some(w) = it.next() { if let Some(n) = it.peek() { println!("{w}{n}"); } }
    let mut queue = std::collections::VecDeque::from([1]);
    while let Some(f) = queue.front_mut() { *f += 1; if *f > 3 { queue.pop_front(); } }
}
