//! Tasks of smol and async-std: cells that some executor takes from a queue and polls.

#[doc(hidden)]
pub mod context;
mod handle;
mod raw;

pub use self::handle::{FallibleTask, Task};
pub(crate) use self::raw::{cancel, run, Header, Target};

use std::any::Any;
use std::future::Future;
use std::sync::Arc;

/// What a task carries with it for the library that made it.
#[doc(hidden)]
pub type Context = Option<Arc<dyn Any + Send + Sync>>;

/// Makes a task and schedules it.
#[track_caller]
pub(crate) fn start<F: Future>(rt: u32, target: Target, context: Context, future: F) -> (Task<F::Output>, *mut Header) {
    let header = raw::new_cell(rt, target, context, future);
    raw::schedule_first(header);
    (Task::new(header), header)
}
