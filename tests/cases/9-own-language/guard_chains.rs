fn main() {
    let v = vec![Some(3), None, Some(8)];
    for x in &v {
        match x {
            n if let Some(k) = n && *k > 5 => println!("big {k}"),
            n if let Some(k) = n => println!("small {k}"),
            _ => println!("none"),
        }
    }
}
