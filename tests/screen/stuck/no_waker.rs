use std::future::Future; use std::pin::Pin; use std::task::{Context, Poll};
struct Never;
impl Future for Never { type Output = (); fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> { Poll::Pending } }
fn main() { futures::executor::block_on(async { println!("go"); Never.await; println!("never"); }); }
