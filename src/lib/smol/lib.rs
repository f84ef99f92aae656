//! The smol crate, as far as it is supported; its parts serve async-std, too.

pub mod channel;
#[doc(hidden)]
pub mod event;
#[doc(hidden)]
pub mod reactor;
#[doc(hidden)]
pub mod task;
mod blocking;
mod executor;
pub mod future;
mod global;
pub mod io;
pub mod lock;
#[doc(hidden)]
pub use futures::plain;
pub mod prelude;
mod root;
pub mod stream;
mod timer;

pub use self::blocking::unblock;
#[doc(hidden)]
pub use self::blocking::unblock_in;
pub use self::executor::{Executor, LocalExecutor};
#[doc(hidden)]
pub use self::executor::Ticker;
pub use self::global::spawn;
#[doc(hidden)]
pub use self::global::Global;
pub use self::root::block_on;
pub use self::task::Task;
pub use self::timer::Timer;
pub use std::task::ready;

#[unsupported] pub struct Async<T> {}
#[unsupported] pub struct Unblock<T> {}
#[unsupported]
pub mod fs {}
#[unsupported]
pub mod net {}
#[unsupported]
pub mod process {}

/// Pins variables to the place where they stand.
#[macro_export]
macro_rules! pin {
    ($($x:ident),* $(,)?) => {$(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { ::std::pin::Pin::new_unchecked(&mut $x) };
    )*};
}
