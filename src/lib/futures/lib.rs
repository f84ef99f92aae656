//! The futures crate, as far as it is supported.

pub mod executor;
pub mod future;

pub use std::future::Future;
pub use crate::future::FutureExt;
