use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

async fn hello() {
    println!("hello");
}

fn main() {
    let mut future = hello();
    let mut cx = Context::from_waker(Waker::noop());
    let _ = Pin::new(&mut future).poll(&mut cx);
}
