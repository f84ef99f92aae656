use std::collections::HashMap;
fn main() {
    let mut m: HashMap<String, Vec<u32>> = HashMap::new();
    m.insert("a".to_string(), vec![1]);
    let a = m.get("a").unwrap();
    m.insert("b".to_string(), vec![2]);
    println!("{a:?}");
    let e = m.entry("x".into()).or_insert(vec![]);
    m.remove("a");
    e.push(1);
    for (k, v) in &m {
        if v.is_empty() {
            m.remove(k);
        }
    }
}
