// Paths and casts to what is no type or has no size.
use std::fmt::{Debug, Display};
use std::future::Future;

trait Job {
    type Limit;
    fn limit() -> u32 { 3 }
}
impl Job for u8 {
    type Limit = u32;
}

async fn run<F: Future>(f: F) -> Future::Output {
    f.await
}
fn both(_: &(dyn Debug + Display)) {}

#[tokio::main]
async fn main() {
    let n: <u8 as Job>::limit = 3;
    let m: <u8 as Job>::Limit = 3;
    let polls = &[1u8, 2] as [u8];
    println!("{n} {m} {}", polls.len());
    println!("{:?}", &[1, 2][1..=]);
    run(async { 1 }).await;
    both(&1);
}
