//! The runtime of the learner's programs, as far as it is supported.

#[macro_use]
#[doc(hidden)]
pub mod macros;
pub mod runtime;
pub mod sync;
pub mod task;
pub mod time;

pub use crate::task::spawn;
