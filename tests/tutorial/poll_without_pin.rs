// poll takes a pinned self.
use std::task::{Context, Poll};

struct Once;

impl Future for Once {
    type Output = u32;
    fn poll(&mut self, _cx: &mut Context<'_>) -> Poll<u32> {
        Poll::Ready(42)
    }
}

#[tokio::main]
async fn main() {
    println!("{}", Once.await);
}
