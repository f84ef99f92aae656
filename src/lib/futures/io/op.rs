//! The future behind every method of the extension traits: one step, made again and again until it is ready.

use std::future::Future;
use std::io::Result;
use std::marker::{PhantomData, PhantomPinned};
use std::pin::Pin;
use std::task::{Context, Poll};

pub type Step<T, S, O> = fn(Pin<&mut T>, &mut Context<'_>, &mut S) -> Poll<Result<O>>;

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Op<'a, T: ?Sized, S, O, P = ()> {
    io: &'a mut T,
    state: S,
    step: Step<T, S, O>,
    _pin: PhantomData<P>,
}

/// Tokio's may not move once they are polled; those of futures may.
pub type Pinned<'a, T, S, O> = Op<'a, T, S, O, PhantomPinned>;

impl<'a, T: ?Sized, S, O, P> Op<'a, T, S, O, P> {
    pub fn new(io: &'a mut T, state: S, step: Step<T, S, O>) -> Op<'a, T, S, O, P> {
        Op { io, state, step, _pin: PhantomData }
    }
}

impl<T: ?Sized + Unpin, S, O, P> Future for Op<'_, T, S, O, P> {
    type Output = Result<O>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<O>> {
        let this = unsafe { self.get_unchecked_mut() };
        (this.step)(Pin::new(&mut *this.io), cx, &mut this.state)
    }
}
