fn apply<F: FnMut(i32)>(mut f: F) { f(1); f(2); }
fn make<'a>(s: &'a str) -> impl Fn() -> usize + 'a { move || s.len() }
fn boxed<'a>(s: &'a str) -> Box<dyn Fn() -> &'a str + 'a> { Box::new(move || s) }
struct B<'a> { cb: Vec<Box<dyn FnMut(u32) + 'a>> }
impl<'a> B<'a> { fn on(&mut self, f: impl FnMut(u32) + 'a) { self.cb.push(Box::new(f)); } fn fire(&mut self, n: u32) { for c in self.cb.iter_mut() { c(n); } } }
fn main() {
    let mut v = vec![];
    apply(|x| v.push(x));
    v.push(3);
    let mut n = 0;
    let mut inc = || { n += 1; n };
    inc(); inc();
    println!("{n} {v:?}");
    let s = String::from("abc");
    let f = make(&s);
    println!("{} {}", f(), s);
    println!("{}", boxed(&s)());
    let mut total = 0;
    {
        let mut b = B { cb: vec![] };
        b.on(|n| total += n);
        b.fire(2); b.fire(3);
    }
    println!("{total}");
    let mut names = vec!["b".to_string(), "a".to_string()];
    names.sort_by_key(|s| s.len());
    names.iter_mut().for_each(|s| s.push('!'));
    let longest = names.iter().max_by_key(|s| s.len()).unwrap();
    println!("{longest}");
    names.retain(|s| s != "a!");
    let lens: Vec<usize> = names.iter().map(String::len).collect();
    names.clear();
    println!("{lens:?}");
    let mut cache: std::collections::HashMap<u64, u64> = Default::default();
    fn fib(n: u64, c: &mut std::collections::HashMap<u64, u64>) -> u64 { if n < 2 { return n; } if let Some(&x) = c.get(&n) { return x; } let r = fib(n - 1, c) + fib(n - 2, c); c.insert(n, r); r }
    println!("{}", fib(30, &mut cache));
    let data = vec![3, 1, 2];
    let mut idx: Vec<usize> = (0..data.len()).collect();
    idx.sort_by(|&a, &b| data[a].cmp(&data[b]));
    println!("{idx:?} {data:?}");
    let mut st = String::new();
    let mut add = |c: char| st.push(c);
    add('a'); add('b');
    let mut again = |c: &str| st.push_str(c);
    let t = String::from("t");
    again(&t); again("u"); drop(t);
    again("w");
    println!("{st}");
}
