//! The tokio-util crate, as far as it is supported.

#[doc(hidden)]
pub mod bytes;
pub mod codec;
pub mod either;
pub mod sync;
#[cfg(tokio_1_53)]
pub mod task;
pub mod time;
