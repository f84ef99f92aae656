use std::collections::HashMap;
fn get_or<'a>(m: &'a mut HashMap<u32, String>, k: u32) -> &'a mut String {
    if m.contains_key(&k) { return m.get_mut(&k).unwrap(); }
    m.insert(k, String::from("new"));
    m.get_mut(&k).unwrap()
}
fn main() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    println!("{first}");
    v.push(4);
    let last = v.last_mut().unwrap();
    *last += 1;
    v.push(v.len());
    let n = v.len();
    v[n - 1] = 7;
    let i = 0;
    v[i] = v[i + 1] + v.len();
    v.extend_from_within(..2);
    let mut s = String::from("a");
    let r = &mut s;
    r.push('b');
    let q = &s;
    println!("{q} {v:?}");
    s.push('c');
    let mut m = HashMap::new();
    get_or(&mut m, 1).push('x');
    get_or(&mut m, 1).push('y');
    *m.entry(2).or_insert_with(String::new) += "z";
    let mut keys: Vec<_> = m.keys().copied().collect();
    keys.sort();
    for k in keys { m.get_mut(&k).unwrap().push('!'); }
    if let Some(x) = m.get(&1) { println!("{x}"); } else { m.insert(1, String::new()); }
    match m.get(&9) { Some(x) => println!("{x}"), None => { m.insert(9, s.clone()); } }
    let taken = std::mem::take(&mut s);
    s.push_str(&taken);
    println!("{s} {}", m.len());
    let mut words: HashMap<&str, usize> = HashMap::new();
    let text = String::from("a b a");
    for w in text.split_whitespace() { *words.entry(w).or_insert(0) += 1; }
    let mut top: Vec<(&str, usize)> = words.into_iter().collect();
    top.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    println!("{top:?}");
}
