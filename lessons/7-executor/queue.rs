use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

type Task = Pin<Box<dyn Future<Output = ()>>>;

// Polls whatever stands first; what is not done goes to the end.
fn run(mut queue: VecDeque<Task>) {
    let mut cx = Context::from_waker(Waker::noop());
    while let Some(mut task) = queue.pop_front() {
        if task.as_mut().poll(&mut cx).is_pending() {
            queue.push_back(task);
        }
    }
}

// Pending once, then Ready.
async fn pause() {
    let mut paused = false;
    std::future::poll_fn(move |_| {
        if paused {
            return Poll::Ready(());
        }
        paused = true;
        Poll::Pending
    })
    .await
}

async fn walk(who: &'static str) {
    for step in 1..=2 {
        println!("{who}: step {step}");
        pause().await;
    }
}

fn main() {
    run(VecDeque::from([Box::pin(walk("Ada")) as Task, Box::pin(walk("Bo"))]));
}
