//! A channel for many values, with one receiver.
//!
//! A bounded channel has room for `buffer` messages and one more for each sender: a sender
//! that fills it is parked, and goes on when the receiver has taken a message.

mod bounded;
mod error;
mod sink;
mod unbounded;

pub use self::bounded::{channel, Receiver, Sender};
pub use self::error::{SendError, TryRecvError, TrySendError};
pub use self::unbounded::{unbounded, UnboundedReceiver, UnboundedSender};
