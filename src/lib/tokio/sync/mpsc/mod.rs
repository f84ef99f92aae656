//! Channels: many senders, one receiver.

mod bounded;
mod chan;
pub mod error;
mod permit;
mod unbounded;

pub use self::bounded::{channel, Receiver, Sender, WeakSender};
pub use self::permit::{OwnedPermit, Permit};
pub use self::unbounded::{unbounded_channel, UnboundedReceiver, UnboundedSender, WeakUnboundedSender};
