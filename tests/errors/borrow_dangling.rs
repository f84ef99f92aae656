fn longest<'a>(a: &'a str, b: &'a str) -> &'a str { if a.len() > b.len() { a } else { b } }
fn main() {
    let a = String::from("long");
    let r;
    {
        let b = String::from("b");
        r = longest(&a, &b);
    }
    println!("{r}");
    let p: &String;
    {
        let s = String::from("x");
        p = &s;
    }
    println!("{}", p);
}
