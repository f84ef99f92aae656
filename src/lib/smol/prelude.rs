//! What most programs want to have.

#[doc(no_inline)]
pub use crate::future::{Future, FutureExt as _};
#[doc(no_inline)]
pub use crate::stream::{Stream, StreamExt as _};
