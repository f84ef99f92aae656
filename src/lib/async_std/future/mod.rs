//! Futures.

mod timeout;

pub use self::timeout::{timeout, TimeoutError};
pub use std::future::Future;

use std::task::{Context, Poll};

/// Never ready.
pub async fn pending<T>() -> T {
    smol::future::pending().await
}

pub async fn ready<T>(val: T) -> T {
    val
}

/// A future whose poll is a closure.
pub async fn poll_fn<F, T>(f: F) -> T
where
    F: FnMut(&mut Context<'_>) -> Poll<T>,
{
    smol::future::poll_fn(f).await
}
