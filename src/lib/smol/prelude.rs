//! What most programs want to have.

#[doc(no_inline)]
pub use crate::future::{Future, FutureExt as _};
#[doc(no_inline)]
pub use crate::io::{AsyncBufRead, AsyncBufReadExt as _};
#[doc(no_inline)]
pub use crate::io::{AsyncRead, AsyncReadExt as _};
#[doc(no_inline)]
pub use crate::io::{AsyncSeek, AsyncSeekExt as _};
#[doc(no_inline)]
pub use crate::io::{AsyncWrite, AsyncWriteExt as _};
#[doc(no_inline)]
pub use crate::stream::{Stream, StreamExt as _};
