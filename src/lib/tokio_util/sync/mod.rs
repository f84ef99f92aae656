//! Telling many tasks that they are to end.

mod cancellation_token;
mod guard;
mod tree;

pub use self::cancellation_token::{CancellationToken, WaitForCancellationFuture};
#[cfg(tokio_1_53)]
pub use self::cancellation_token::WaitForCancellationFutureOwned;
pub use self::guard::DropGuard;
