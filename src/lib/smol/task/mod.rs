//! Tasks of smol and async-std: cells that some executor takes from a queue and polls.

mod handle;
mod raw;

pub use self::handle::{FallibleTask, Task};
pub(crate) use self::raw::{cancel, run, Header, Target};

use std::future::Future;

/// Makes a task and schedules it.
#[track_caller]
pub(crate) fn start<F: Future>(rt: u32, target: Target, future: F) -> (Task<F::Output>, *mut Header) {
    let header = raw::new_cell(rt, target, future);
    raw::schedule_first(header);
    (Task::new(header), header)
}
