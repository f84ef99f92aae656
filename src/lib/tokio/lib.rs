//! The runtime of the learner's programs, as far as it is supported.

#[macro_use]
#[doc(hidden)]
pub mod macros;
pub mod io;
pub mod runtime;
pub mod signal;
pub mod sync;
pub mod task;
pub mod time;

#[unsupported]
pub mod fs {}
#[unsupported]
pub mod net {}
#[unsupported]
pub mod process {}

// As names for `use`; the attributes themselves are built in.
#[unsupported]
pub fn main() {}
#[unsupported]
pub fn test() {}

pub use crate::task::spawn;
