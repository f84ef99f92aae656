// A future that is dropped drops what it holds: arguments if it was never polled, else what lives at its await.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::time::{sleep, Duration};

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn name(d: &D) -> &'static str {
    d.0
}

async fn work(a: D, b: D) {
    println!("begin {}", a.0);
    let c = D("c");
    {
        let _inner = D("inner");
        sleep(Duration::from_secs(1)).await;
        println!("between");
    }
    drop(b);
    let _d = D("d");
    sleep(Duration::from_secs(1)).await;
    println!("end {}", c.0);
}

/// Polls its future as often as it says, then drops it.
struct Few<F> {
    future: Option<Pin<Box<F>>>,
    left: u32,
}

impl<F: Future> Future for Few<F> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.left == 0 {
            println!("enough");
            self.future = None;
            return Poll::Ready(());
        }
        self.left -= 1;
        match self.future.as_mut().unwrap().as_mut().poll(cx) {
            Poll::Ready(_) => Poll::Ready(()),
            Poll::Pending => {
                if self.left == 0 {
                    cx.waker().wake_by_ref();
                }
                Poll::Pending
            }
        }
    }
}

fn few<F: Future>(future: F, polls: u32) -> Few<F> {
    Few { future: Some(Box::pin(future)), left: polls }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let never = work(D("a0"), D("b0"));
    println!("made"); // prints: made
    drop(never);
    // prints: drop a0
    // prints: drop b0

    few(work(D("a1"), D("b1")), 1).await;
    // prints: begin a1
    // prints: enough
    // prints: drop inner
    // prints: drop c
    // prints: drop b1
    // prints: drop a1

    few(work(D("a2"), D("b2")), 2).await;
    // prints: begin a2
    // prints: between
    // prints: drop inner
    // prints: drop b2
    // prints: enough
    // prints: drop d
    // prints: drop c
    // prints: drop a2

    few(work(D("a3"), D("b3")), 3).await;
    // prints: begin a3
    // prints: between
    // prints: drop inner
    // prints: drop b3
    // prints: end c
    // prints: drop d
    // prints: drop c
    // prints: drop a3

    let copied_from = D("only its field is captured");
    let captured = D("captured");
    let block = async move {
        println!("{} {}", copied_from.0, name(&captured));
    };
    drop(block); // prints: drop captured
    println!("{}", copied_from.0); // prints: only its field is captured

    let handle = tokio::spawn(work(D("a4"), D("b4")));
    tokio::task::yield_now().await; // prints: begin a4
    handle.abort();
    println!("{}", handle.await.unwrap_err().is_cancelled());
    // prints: drop inner
    // prints: drop c
    // prints: drop b4
    // prints: drop a4
    // prints: true

    tokio::spawn(work(D("a5"), D("b5")));
    tokio::task::yield_now().await; // prints: begin a5
    println!("main is done"); // prints: main is done
}
// prints: drop only its field is captured
// prints: drop inner
// prints: drop c
// prints: drop b5
// prints: drop a5
