//! Telling many tasks that they are to end; locks and channels that are polled.

mod cancellation_token;
mod guard;
mod poll_semaphore;
mod poll_sender;
mod reusable_box;
mod tree;

pub use self::cancellation_token::{CancellationToken, WaitForCancellationFuture};
#[cfg(tokio_1_53)]
pub use self::cancellation_token::WaitForCancellationFutureOwned;
pub use self::guard::DropGuard;
pub use self::poll_semaphore::PollSemaphore;
pub use self::poll_sender::{PollSendError, PollSender};
pub use self::reusable_box::ReusableBoxFuture;
