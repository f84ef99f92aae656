//! What most programs want to have.

#[doc(no_inline)]
pub use crate::io::prelude::{BufReadExt as _, ReadExt as _, SeekExt as _, WriteExt as _};
#[doc(no_inline)]
pub use crate::io::{BufRead as _, Read as _, Seek as _, Write as _};
#[doc(no_inline)]
pub use crate::stream::StreamExt;
#[doc(no_inline)]
pub use crate::stream::Stream;
pub use crate::task_local;
#[doc(no_inline)]
pub use std::future::Future;

/// All its methods stand behind the crate's feature `unstable`.
pub trait FutureExt: Future {}

impl<T: Future + ?Sized> FutureExt for T {}
