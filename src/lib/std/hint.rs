//! Hints. On the simulated machine most of them do nothing.

use crate::intrinsics;

/// Tells that this place is never reached; the machine stops if it is.
pub const unsafe fn unreachable_unchecked() -> ! {
    intrinsics::unreachable()
}

pub unsafe fn assert_unchecked(cond: bool) {
    if !cond {
        intrinsics::unreachable()
    }
}

/// A thread that spins gives the others a turn.
pub fn spin_loop() {
    intrinsics::thread_yield()
}

pub fn black_box<T>(value: T) -> T {
    intrinsics::black_box(value)
}

#[must_use]
pub const fn must_use<T>(value: T) -> T {
    value
}

/// Marks a path that is seldom taken.
pub const fn cold_path() {}

/// One of the two, without a branch where that can be.
pub fn select_unpredictable<T>(condition: bool, true_val: T, false_val: T) -> T {
    if condition { true_val } else { false_val }
}
