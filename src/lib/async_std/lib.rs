//! The async-std crate, as far as it is supported.

pub mod channel;
pub mod future;
pub mod io;
pub mod prelude;
pub mod stream;
pub mod sync;
pub mod task;

#[unsupported]
pub mod fs {}
#[unsupported]
pub mod net {}
#[unsupported]
pub mod os {}
#[unsupported]
pub mod path {}

// As names for `use`; the attributes themselves are built in.
#[unsupported]
pub fn main() {}
#[unsupported]
pub fn test() {}
