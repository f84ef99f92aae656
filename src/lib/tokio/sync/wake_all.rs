//! Waking many tasks at once.

use std::task::Waker;
use std::vec::Vec;

/// In the order of the list.
#[cfg(tokio_1_53)]
pub(crate) fn wake_all(wakers: Vec<Waker>) {
    for waker in wakers {
        waker.wake();
    }
}

/// 1.24 wakes each 32 of the list from the last to the first.
#[cfg(not(tokio_1_53))]
pub(crate) fn wake_all(mut wakers: Vec<Waker>) {
    for some in wakers.chunks_mut(32) {
        some.reverse();
    }
    for waker in wakers {
        waker.wake();
    }
}
