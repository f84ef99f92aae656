//! Executors: `block_on` for one future, `LocalPool` for many on one thread, `ThreadPool`.

mod blocking;
mod local_pool;
mod root;
mod thread_pool;

pub use self::blocking::{block_on, block_on_stream, BlockingStream};
pub use self::local_pool::{LocalPool, LocalSpawner};
pub use self::root::{enter, Enter, EnterError};
#[doc(hidden)]
pub use self::root::Root;
pub use self::thread_pool::{ThreadPool, ThreadPoolBuilder};
