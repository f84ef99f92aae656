//! The tokio-util crate, as far as it is supported.

pub mod sync;
#[cfg(tokio_1_53)]
pub mod task;
pub mod time;
