use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Countdown(u32);

impl Future for Countdown {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.0 == 0 {
            return Poll::Ready("liftoff");
        }
        println!("{}", self.0);
        self.0 -= 1;
        Poll::Pending
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let word = Countdown(3).await;
    println!("{word}");
}
