//! `timeout`: a future that may take only so long.

use super::sleep::{sleep_for, Sleep};
use super::{sleep_until, Instant};
use crate::task::coop;
use std::fmt;
use std::future::Future;
#[cfg(tokio_1_53)]
use std::future::IntoFuture;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

pub mod error {
    //! What goes wrong with time.

    pub use super::Elapsed;

    #[unsupported] pub struct Error;
}

/// The time was up before the future was ready; it has been dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct Elapsed(());

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt("deadline has elapsed", f) }
}
impl std::error::Error for Elapsed {}

impl From<Elapsed> for std::io::Error {
    fn from(_: Elapsed) -> std::io::Error { std::io::ErrorKind::TimedOut.into() }
}

/// Polls the future first, then looks at the clock.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Timeout<T> {
    value: T,
    delay: Sleep,
}

#[cfg(tokio_1_53)]
#[track_caller]
#[pitfall = "unfinished; timeout; second"]
pub fn timeout<F: IntoFuture>(duration: Duration, future: F) -> Timeout<F::IntoFuture> {
    Timeout { value: future.into_future(), delay: sleep_for(duration) }
}

#[cfg(tokio_1_53)]
#[track_caller]
#[pitfall = "unfinished; timeout_at; second"]
pub fn timeout_at<F: IntoFuture>(deadline: Instant, future: F) -> Timeout<F::IntoFuture> {
    Timeout { value: future.into_future(), delay: sleep_until(deadline) }
}

#[cfg(not(tokio_1_53))]
#[track_caller]
#[pitfall = "unfinished; timeout; second"]
pub fn timeout<T: Future>(duration: Duration, future: T) -> Timeout<T> {
    Timeout { value: future, delay: sleep_for(duration) }
}

#[cfg(not(tokio_1_53))]
#[track_caller]
#[pitfall = "unfinished; timeout_at; second"]
pub fn timeout_at<T: Future>(deadline: Instant, future: T) -> Timeout<T> {
    Timeout { value: future, delay: sleep_until(deadline) }
}

impl<T> Timeout<T> {
    pub fn get_ref(&self) -> &T { &self.value }

    pub fn get_mut(&mut self) -> &mut T { &mut self.value }

    pub fn into_inner(self) -> T { self.value }
}

impl<T: Future> Future for Timeout<T> {
    type Output = Result<T::Output, Elapsed>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let had_budget = coop::has_budget_remaining();
        if let Poll::Ready(value) = unsafe { Pin::new_unchecked(&mut this.value) }.poll(cx) {
            return Poll::Ready(Ok(value));
        }
        let delay = unsafe { Pin::new_unchecked(&mut this.delay) };
        // a future that used up the whole budget does not keep the clock from being looked at
        let used_up = had_budget && !coop::has_budget_remaining();
        let late = if used_up { coop::with_unconstrained(|| delay.poll(cx)) } else { delay.poll(cx) };
        late.map(|()| Err(Elapsed(())))
    }
}
