use std::{future::Future, pin::Pin, task::{Context, Poll}};
struct Twice { polled: bool }
impl Future for Twice {
    type Output = u32;
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        if self.polled { return Poll::Ready(1) }
        self.polled = true;
        Poll::Pending
    }
}
async fn count() -> u32 { Twice { polled: false }.await + 1 }
#[tokio::main]
async fn main() { println!("{}", count().await) }
