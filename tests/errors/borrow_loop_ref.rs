fn main() {
    let mut best: Option<&String> = None;
    for i in 0..3 {
        let s = i.to_string();
        best = Some(&s);
    }
    println!("{best:?}");
    let mut buf = String::new();
    let mut refs: Vec<&mut String> = vec![];
    for _ in 0..2 { refs.push(&mut buf); }
    let mut words: Vec<&str> = vec![];
    for l in ["a b", "c"] {
        let line = l.to_string();
        for w in line.split(' ') { words.push(w); }
    }
    println!("{words:?} {}", refs.len());
}
