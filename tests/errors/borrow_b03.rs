fn main() {
    let mut names = vec![String::from("a"), String::from("b")];
    for n in names.iter() {
        if n == "a" { names.retain(|x| x != "a"); }
    }
    for (i, n) in names.iter().enumerate() {
        if n.is_empty() { names.remove(i); }
    }
    let mut it = names.iter();
    while let Some(n) = it.next() { names.push(n.clone()); }
    for i in 0..names.len() { let n = &names[i]; names.swap(0, i); println!("{n}"); }
    let first = names.first();
    names.clear();
    println!("{first:?}");
    let sl = &names[..1];
    names.sort();
    println!("{sl:?}");
}
