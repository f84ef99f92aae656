//! The thread "async-io", which waits for the timers of everybody.

use std::intrinsics;
use std::task::Waker;

const MULTI_THREAD: u32 = 1;
const WORKER: u32 = 1;
const WITH_TIME: u32 = 2;
const FIRE_TIMER: u64 = 2;

static mut REACTOR: Option<u32> = None;

/// The runtime that the timers belong to; made when it is first needed.
pub(crate) fn reactor() -> u32 {
    match unsafe { REACTOR } {
        Some(rt) => rt,
        None => {
            let rt = intrinsics::rt_new(MULTI_THREAD, 1, WITH_TIME);
            unsafe { REACTOR = Some(rt) };
            let name = "async-io";
            intrinsics::thread_spawn(run, Box::into_raw(Box::new(rt)) as *mut u8, WORKER, name.as_ptr(), name.len());
            rt
        }
    }
}

fn run(data: *mut u8) {
    std::thread::name_current("async-io");
    intrinsics::rt_enter(u32::MAX);
    let rt = *unsafe { Box::from_raw(data as *mut u32) };
    loop {
        let next = intrinsics::task_next(rt, 0);
        if next >> 32 == FIRE_TIMER {
            let entry = intrinsics::timer_entry(next as u32) as *mut Entry;
            if let Some(waker) = unsafe { (*entry).waker.take() } {
                waker.wake();
            }
        }
    }
}

/// Who is to be woken when a timer fires.
pub(crate) struct Entry {
    pub(crate) waker: Option<Waker>,
}
