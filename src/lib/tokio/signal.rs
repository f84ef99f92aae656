//! Signals from outside: to the simulated machine none ever comes.

use std::future::pending;
use std::io::Result;

/// Ready when the user presses Ctrl-C: never.
pub async fn ctrl_c() -> Result<()> { pending().await }

pub mod unix {
    //! The signals of Unix.

    use std::future::pending;
    use std::io::Result;
    use std::task::{Context, Poll};

    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub struct SignalKind(i32);

    impl SignalKind {
        pub const fn from_raw(signum: i32) -> SignalKind { SignalKind(signum) }
        pub const fn as_raw_value(&self) -> i32 { self.0 }
        pub const fn hangup() -> SignalKind { SignalKind(1) }
        pub const fn interrupt() -> SignalKind { SignalKind(2) }
        pub const fn quit() -> SignalKind { SignalKind(3) }
        pub const fn user_defined1() -> SignalKind { SignalKind(10) }
        pub const fn user_defined2() -> SignalKind { SignalKind(12) }
        pub const fn pipe() -> SignalKind { SignalKind(13) }
        pub const fn alarm() -> SignalKind { SignalKind(14) }
        pub const fn terminate() -> SignalKind { SignalKind(15) }
        pub const fn child() -> SignalKind { SignalKind(17) }
    }

    #[derive(Debug)]
    #[must_use = "streams do nothing unless polled"]
    pub struct Signal(());

    pub fn signal(_kind: SignalKind) -> Result<Signal> { Ok(Signal(())) }

    impl Signal {
        pub async fn recv(&mut self) -> Option<()> { pending().await }

        pub fn poll_recv(&mut self, _cx: &mut Context<'_>) -> Poll<Option<()>> { Poll::Pending }
    }
}
