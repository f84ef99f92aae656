use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

// Answers Pending when it is asked for the first time, and 42 when it is asked again.
struct Shy {
    asked: bool,
}

impl Future for Shy {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<u32> {
        self.asked = true;
        Poll::Pending
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shy = Shy { asked: false };
    println!("the answer is {}", shy.await);
}
