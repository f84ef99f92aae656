//! Tasks, on threads that are started with the first of them.

mod block_on;
mod builder;
mod current;
mod join_handle;
mod local;

pub use self::block_on::block_on;
pub use self::builder::Builder;
pub use self::current::{current, try_current, Task, TaskId};
pub use self::join_handle::JoinHandle;
pub use self::local::{AccessError, LocalKey};
pub use std::task::{ready, Context, Poll, Waker};

use smol::Timer;
use std::future::Future;
use std::time::Duration;

/// Starts a task. It goes on by itself when the handle is dropped.
#[track_caller]
pub fn spawn<F, T>(future: F) -> JoinHandle<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    builder::start(None, future)
}

/// Runs the closure on a thread for work that blocks.
#[track_caller]
pub fn spawn_blocking<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    JoinHandle::new(smol::unblock_in(None, f), Task::new(None))
}

#[pitfall = "waits; async_std::task::sleep"]
pub async fn sleep(dur: Duration) {
    Timer::after(dur).await;
}

/// Lets the other ready tasks run before going on.
pub async fn yield_now() {
    smol::future::yield_now().await
}
