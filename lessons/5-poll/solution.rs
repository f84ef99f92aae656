use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

// Answers Pending when it is asked for the first time, and 42 when it is asked again.
struct Shy {
    asked: bool,
}

impl Future for Shy {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        if self.asked {
            return Poll::Ready(42);
        }
        self.asked = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shy = Shy { asked: false };
    println!("the answer is {}", shy.await);
}
