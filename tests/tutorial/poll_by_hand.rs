// A future must be pinned to be polled.
use std::task::{Context, Waker};

async fn fetch() -> u32 {
    42
}

fn main() {
    let mut cx = Context::from_waker(Waker::noop());
    let mut x = fetch();
    println!("{:?}", x.poll(&mut cx));
}
