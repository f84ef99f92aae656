//! Waking many tasks at once.

use std::task::Waker;
use std::vec::Vec;

/// In the order of the list; 1.24 wakes each 32 of them from the last to the first.
pub(crate) fn wake_all(mut wakers: Vec<Waker>) {
    if cfg!(not(tokio_1_53)) {
        for some in wakers.chunks_mut(32) {
            some.reverse();
        }
    }
    for waker in wakers {
        waker.wake();
    }
}
