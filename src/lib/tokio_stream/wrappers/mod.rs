//! Receivers and intervals as streams.

mod broadcast;
mod interval;
mod lines;
mod mpsc;
mod watch;

pub use self::broadcast::BroadcastStream;
pub use self::interval::IntervalStream;
pub use self::lines::{LinesStream, SplitStream};
pub use self::mpsc::{ReceiverStream, UnboundedReceiverStream};
pub use self::watch::WatchStream;

pub mod errors {
    pub use super::broadcast::BroadcastStreamRecvError;
}

#[unsupported] pub struct ReadDirStream;
#[unsupported] pub struct SignalStream;
#[unsupported] pub struct TcpListenerStream;
#[unsupported] pub struct UnixListenerStream;
