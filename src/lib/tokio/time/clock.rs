//! Stopping the runtime's clock, for tests.

use std::intrinsics;
use std::time::Duration;

fn runtime() -> u32 {
    let rt = intrinsics::rt_current();
    if rt == u32::MAX {
        panic!("time cannot be frozen from outside the Tokio runtime");
    }
    rt
}

/// From now on the clock moves only by `advance`, and by itself when every task waits for it.
#[track_caller]
pub fn pause() {
    let rt = runtime();
    if intrinsics::rt_flavor(rt) == 1 {
        panic!(
            "`time::pause()` requires the `current_thread` Tokio runtime. This is the default Runtime used by `#[tokio::test]."
        );
    }
    if !intrinsics::rt_clock_ctl(rt, 0, 0) {
        panic!("time is already frozen");
    }
}

#[track_caller]
pub fn resume() {
    if !intrinsics::rt_clock_ctl(runtime(), 1, 0) {
        panic!("time is not frozen");
    }
}

pub async fn advance(duration: Duration) {
    let n = duration.as_nanos();
    if !intrinsics::rt_clock_ctl(runtime(), 2, if n > u64::MAX as u128 { u64::MAX } else { n as u64 }) {
        panic!("time is not frozen");
    }
    crate::task::yield_now().await;
}
