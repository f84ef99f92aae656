use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

async fn hello() {
    println!("hello");
}

fn main() {
    let mut future = pin!(hello());
    let mut cx = Context::from_waker(Waker::noop());
    let answer = future.as_mut().poll(&mut cx);
    println!("{answer:?}");
}
