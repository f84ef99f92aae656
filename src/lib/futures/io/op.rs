//! The future behind every method of the extension traits: one step, made again and again until it is ready.

use std::future::Future;
use std::io::Result;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

pub type Step<T, S, O> = fn(Pin<&mut T>, &mut Context<'_>, &mut S) -> Poll<Result<O>>;

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Op<'a, T: ?Sized, S, O> {
    io: &'a mut T,
    state: S,
    step: Step<T, S, O>,
    _pin: PhantomPinned,
}

impl<'a, T: ?Sized, S, O> Op<'a, T, S, O> {
    pub fn new(io: &'a mut T, state: S, step: Step<T, S, O>) -> Op<'a, T, S, O> {
        Op { io, state, step, _pin: PhantomPinned }
    }
}

impl<T: ?Sized + Unpin, S, O> Future for Op<'_, T, S, O> {
    type Output = Result<O>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<O>> {
        let this = unsafe { self.get_unchecked_mut() };
        (this.step)(Pin::new(&mut *this.io), cx, &mut this.state)
    }
}
