// "Poll has two states"
use std::task::Poll;

fn main() {
    let polled = Poll::Ready(42);
    match polled {
        Poll::Ready(n) => println!("{n}"),
    }
}
