#[tokio::main]
async fn main() {
    let a = 1;
    let b = 2;
    let mut c = 3;
    let d = 4;
    let e = 5;
    if a > 0 { return; } else { panic!("x"); }
    println!("{b}");
    c += 1;
    println!("{c} {d}");
    drop(e);
}
fn lp(v: &[u32]) -> u32 {
    let limit = 3;
    let label = "x";
    for x in v {
        if *x > limit { continue; }
        loop { if *x == 1 { break; } return *x; }
        todo!();
        println!("{label}");
    }
    let w = 1;
    match v.len() { 0 => return 1, 1 => return 2, _ => {} }
    w
}
