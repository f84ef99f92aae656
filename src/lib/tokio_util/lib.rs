//! The tokio-util crate, as far as it is supported.

#[doc(hidden)]
pub mod bytes;
pub mod codec;
pub mod either;
pub mod sync;
#[cfg(tokio_1_53)]
pub mod task;
pub mod time;

#[unsupported]
pub mod compat {}
#[unsupported]
pub mod context {}
#[unsupported]
pub mod io {}
#[unsupported]
pub mod net {}
#[cfg(not(tokio_1_53))]
#[unsupported]
pub mod task {}
#[unsupported]
pub mod udp {}
