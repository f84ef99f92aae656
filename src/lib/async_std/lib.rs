//! The async-std crate, as far as it is supported.

pub mod channel;
pub mod future;
pub mod io;
pub mod prelude;
pub mod stream;
pub mod sync;
pub mod task;
