//! Futures and what can be done with them.

use std::any::Any;
use std::fmt;
use std::intrinsics;
use std::marker::PhantomData;
use std::panic::{catch_unwind, AssertUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::task::{Context, Poll};

pub use std::future::Future;

const RANDOM: u32 = 5;

pub type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send + 'static>>;
pub type BoxedLocal<T> = Pin<Box<dyn Future<Output = T> + 'static>>;

/// Drives the future on this thread.
#[track_caller]
#[pitfall = "blocks; smol::future::block_on; await the future instead: `future.await`"]
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    crate::root::drive(future)
}

/// Half of the times.
pub(crate) fn coin() -> bool {
    intrinsics::rt_random(RANDOM) & 1 == 0
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Pending<T> {
    _marker: PhantomData<T>,
}

pub fn pending<T>() -> Pending<T> {
    Pending { _marker: PhantomData }
}

impl<T> Unpin for Pending<T> {}

impl<T> Future for Pending<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> {
        Poll::Pending
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Ready<T>(Option<T>);

pub fn ready<T>(val: T) -> Ready<T> {
    Ready(Some(val))
}

impl<T> Unpin for Ready<T> {}

impl<T> Future for Ready<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> {
        Poll::Ready(self.0.take().expect("`Ready` polled after completion"))
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PollFn<F> {
    f: F,
}

pub fn poll_fn<T, F>(f: F) -> PollFn<F>
where
    F: FnMut(&mut Context<'_>) -> Poll<T>,
{
    PollFn { f }
}

impl<F> Unpin for PollFn<F> {}

impl<T, F: FnMut(&mut Context<'_>) -> Poll<T>> Future for PollFn<F> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = &mut *self;
        (this.f)(cx)
    }
}

/// `None` if one poll is not enough.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PollOnce<F> {
    f: F,
}

pub fn poll_once<T, F: Future<Output = T>>(f: F) -> PollOnce<F> {
    PollOnce { f }
}

impl<T, F: Future<Output = T>> Future for PollOnce<F> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        match unsafe { self.map_unchecked_mut(|this| &mut this.f) }.poll(cx) {
            Poll::Ready(t) => Poll::Ready(Some(t)),
            Poll::Pending => Poll::Ready(None),
        }
    }
}

/// Wakes its task, and is ready the next time.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct YieldNow(bool);

pub fn yield_now() -> YieldNow {
    YieldNow(false)
}

impl Future for YieldNow {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Both outputs.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Zip<F1: Future, F2: Future> {
    future1: F1,
    output1: Option<F1::Output>,
    future2: F2,
    output2: Option<F2::Output>,
}

pub fn zip<F1: Future, F2: Future>(future1: F1, future2: F2) -> Zip<F1, F2> {
    Zip { future1, output1: None, future2, output2: None }
}

impl<F1: Future, F2: Future> Future for Zip<F1, F2> {
    type Output = (F1::Output, F2::Output);

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.output1.is_none() {
            if let Poll::Ready(out) = unsafe { Pin::new_unchecked(&mut this.future1) }.poll(cx) {
                this.output1 = Some(out);
            }
        }
        if this.output2.is_none() {
            if let Poll::Ready(out) = unsafe { Pin::new_unchecked(&mut this.future2) }.poll(cx) {
                this.output2 = Some(out);
            }
        }
        if this.output1.is_none() || this.output2.is_none() {
            return Poll::Pending;
        }
        Poll::Ready((this.output1.take().unwrap(), this.output2.take().unwrap()))
    }
}

/// Both successes, or the first error.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryZip<F1, T1, F2, T2> {
    future1: F1,
    output1: Option<T1>,
    future2: F2,
    output2: Option<T2>,
}

pub fn try_zip<T1, T2, E, F1, F2>(future1: F1, future2: F2) -> TryZip<F1, T1, F2, T2>
where
    F1: Future<Output = Result<T1, E>>,
    F2: Future<Output = Result<T2, E>>,
{
    TryZip { future1, output1: None, future2, output2: None }
}

impl<T1, T2, E, F1, F2> Future for TryZip<F1, T1, F2, T2>
where
    F1: Future<Output = Result<T1, E>>,
    F2: Future<Output = Result<T2, E>>,
{
    type Output = Result<(T1, T2), E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.output1.is_none() {
            match unsafe { Pin::new_unchecked(&mut this.future1) }.poll(cx) {
                Poll::Ready(Ok(t)) => this.output1 = Some(t),
                Poll::Ready(Err(e)) => return Poll::Ready(Err(e)),
                Poll::Pending => {}
            }
        }
        if this.output2.is_none() {
            match unsafe { Pin::new_unchecked(&mut this.future2) }.poll(cx) {
                Poll::Ready(Ok(t)) => this.output2 = Some(t),
                Poll::Ready(Err(e)) => return Poll::Ready(Err(e)),
                Poll::Pending => {}
            }
        }
        if this.output1.is_none() || this.output2.is_none() {
            return Poll::Pending;
        }
        Poll::Ready(Ok((this.output1.take().unwrap(), this.output2.take().unwrap())))
    }
}

/// The first of the two; the one written first has precedence.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Or<F1, F2> {
    future1: F1,
    future2: F2,
}

pub fn or<T, F1, F2>(future1: F1, future2: F2) -> Or<F1, F2>
where
    F1: Future<Output = T>,
    F2: Future<Output = T>,
{
    Or { future1, future2 }
}

impl<T, F1: Future<Output = T>, F2: Future<Output = T>> Future for Or<F1, F2> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Poll::Ready(t) = unsafe { Pin::new_unchecked(&mut this.future1) }.poll(cx) {
            return Poll::Ready(t);
        }
        unsafe { Pin::new_unchecked(&mut this.future2) }.poll(cx)
    }
}

/// The first of the two; if both are ready, either.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Race<F1, F2> {
    future1: F1,
    future2: F2,
}

pub fn race<T, F1, F2>(future1: F1, future2: F2) -> Race<F1, F2>
where
    F1: Future<Output = T>,
    F2: Future<Output = T>,
{
    Race { future1, future2 }
}

impl<T, F1: Future<Output = T>, F2: Future<Output = T>> Future for Race<F1, F2> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        let future1 = unsafe { Pin::new_unchecked(&mut this.future1) };
        let future2 = unsafe { Pin::new_unchecked(&mut this.future2) };
        if coin() {
            if let Poll::Ready(t) = future1.poll(cx) {
                return Poll::Ready(t);
            }
            future2.poll(cx)
        } else {
            if let Poll::Ready(t) = future2.poll(cx) {
                return Poll::Ready(t);
            }
            future1.poll(cx)
        }
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct CatchUnwind<F> {
    inner: F,
}

impl<F: Future + UnwindSafe> Future for CatchUnwind<F> {
    type Output = Result<F::Output, Box<dyn Any + Send>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let inner = unsafe { self.map_unchecked_mut(|this| &mut this.inner) };
        match catch_unwind(AssertUnwindSafe(|| inner.poll(cx))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
            Err(payload) => Poll::Ready(Err(payload)),
        }
    }
}

pub trait FutureExt: Future {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>
    where
        Self: Unpin,
    {
        Future::poll(Pin::new(self), cx)
    }

    fn or<F>(self, other: F) -> Or<Self, F>
    where
        Self: Sized,
        F: Future<Output = Self::Output>,
    {
        Or { future1: self, future2: other }
    }

    fn race<F>(self, other: F) -> Race<Self, F>
    where
        Self: Sized,
        F: Future<Output = Self::Output>,
    {
        Race { future1: self, future2: other }
    }

    fn catch_unwind(self) -> CatchUnwind<Self>
    where
        Self: Sized + UnwindSafe,
    {
        CatchUnwind { inner: self }
    }

    fn boxed<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>
    where
        Self: Sized + Send + 'a,
    {
        Box::pin(self)
    }

    fn boxed_local<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output> + 'a>>
    where
        Self: Sized + 'a,
    {
        Box::pin(self)
    }
}

impl<F: Future + ?Sized> FutureExt for F {}

impl<T> fmt::Debug for Pending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish()
    }
}
