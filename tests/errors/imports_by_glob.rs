use std::fmt::Write;
use std::io::Read as _;
use std::collections::*;
use futures::prelude::*;
fn never_called() { let mut s = String::new(); s.write_str("x").unwrap(); }
mod inner { use super::*; pub fn f() -> std::collections::HashMap<u32, u32> { let mut s = String::new(); s.write_str("x").unwrap(); HashMap::new() } }
#[tokio::main]
async fn main() {
    use std::iter::Iterator as It;
    use futures::StreamExt;
    let v = vec![1]; for x in v.iter().map(|x| x + 1) { println!("{x}"); }
    println!("{:?}", futures::stream::iter(v).next().await);
    println!("{:?}", <String as std::str::FromStr>::from_str("x"));
    inner::f();
}
