// A parameter whose type lacks a lifetime, or names one that is not there: what is done with it is not judged.
fn named(a: &'a str, b: u32) -> u32 {
    let x: u32 = a;
    x + a.nothing()
}
fn pointer(f: fn(u64) -> &str) -> u32 {
    f(5)
}

fn main() {
    println!("{} {}", named(5, 1), pointer(6));
    let wrong = named("a", "b");
}
