// Futures that are dropped before they are finished: never polled, polled
// once, polled twice.  What they own is dropped with them, where they stand.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::task::yield_now;

struct Guest(&'static str);

impl Drop for Guest {
    fn drop(&mut self) {
        println!("    {} leaves", self.0);
    }
}

async fn dinner(guest: Guest) -> usize {
    let mut plates = 0;
    for course in ["soup", "roast", "cake"] {
        let waiter = Guest(course);
        println!("    {} is served {}", guest.0, waiter.0);
        plates += 1;
        yield_now().await;
    }
    println!("    {} is full", guest.0);
    plates
}

// Polls the inner future at most `turns` times, then gives up on it.
struct AtMost<F: Future> {
    inner: Option<Pin<Box<F>>>,
    turns: u32,
}

impl<F: Future> Future for AtMost<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.turns == 0 {
            println!("  gave up");
            self.inner = None;
            return Poll::Ready(None);
        }
        self.turns -= 1;
        match self.inner.as_mut().unwrap().as_mut().poll(cx) {
            Poll::Ready(v) => Poll::Ready(Some(v)),
            Poll::Pending => Poll::Pending,
        }
    }
}

fn at_most<F: Future>(turns: u32, f: F) -> AtMost<F> {
    AtMost { inner: Some(Box::pin(f)), turns }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (turns, name) in [(0, "Ann"), (1, "Ben"), (2, "Cleo"), (9, "Dot")] {
        println!("{name} may be polled {turns} times");
        let plates = at_most(turns, dinner(Guest(name))).await;
        println!("  plates: {plates:?}");
    }
    println!("Eli is not even invited to the table");
    drop(dinner(Guest("Eli")));
    println!("closing");
}
