#[tokio::main]
async fn main() {
    let s = String::from("a");
    drop(&s);
    let n = 5;
    drop(n);
    std::mem::forget(&s);
    std::mem::forget(n);
    let r = &s;
    drop(r);
    println!("{s}");
}
