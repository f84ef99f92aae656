//! Channels.

pub use smol::channel::{bounded, unbounded, Receiver, Recv, RecvError, Send, SendError, Sender, TryRecvError, TrySendError, WeakReceiver, WeakSender};
