use std::collections::HashMap;

fn count(words: &[&str]) -> HashMap<&str, usize> {
    let mut m = HashMap::new();
    for w in words {
        *m.entry(w).or_insert(0) += 1;
    }
    m
}

fn top<'a>(m: &'a HashMap<&'a str, usize>) -> Option<(&'a str, usize)> {
    m.iter().max_by_key(|(_, n)| n)
}

fn main() {
    let m = count(&["a", "b", "a"]);
    println!("{:?}", top(&m));
    let Some(x) = m.get("a");
    println!("{}", x);
}
