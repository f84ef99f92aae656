// What is declared behind a `return`, or begins with `_`, is not told to need no `mut`, nor that it is unused.
fn main() {
    let mut early = 1;
    let mut _kept = 2;
    println!("{early}");
    return;
    let mut late = Some(3);
    let unused = late.take();
    for n in late { println!("in vain"); }
}
