struct Line {
    text: &str,
}

fn longer(a: &str, b: &str) -> &str {
    if a.len() > b.len() { a } else { b }
}

fn main() {
    let l = Line { text: "a" };
    println!("{}", longer(l.text, "b"));
}
