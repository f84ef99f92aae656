// Both futures want the vector for themselves.
async fn add(v: &mut Vec<u32>, n: u32) {
    v.push(n);
}

#[tokio::main]
async fn main() {
    let mut v = Vec::new();
    tokio::join!(add(&mut v, 1), add(&mut v, 2));
    println!("{v:?}");
}
