//! Tasks: futures that an executor drives on its own.

mod blocking;
#[cfg(not(tokio_1_53))]
pub(crate) mod coop;
#[cfg(tokio_1_53)]
pub mod coop;
mod join;
mod join_set;
mod local;
mod local_key;
mod raw;

pub use self::blocking::{block_in_place, spawn_blocking};
pub use self::join::{AbortHandle, JoinError, JoinHandle};
#[cfg(tokio_1_53)]
pub use self::join::Id;
pub use self::join_set::JoinSet;
pub use self::coop::{unconstrained, Unconstrained};
#[cfg(tokio_1_53)]
pub use self::coop::consume_budget;
pub use self::local::{spawn_local, LocalEnterGuard, LocalSet};
pub use self::local_key::LocalKey;
pub(crate) use self::blocking::{close_pool, driving, hooks, open_pool, spawn_blocking_on};
pub(crate) use self::raw::{run_task, Header, cancel_task, poll_root, wake_deferred, Root};

use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Hands the future to the current runtime as a task of its own.
#[track_caller]
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let rt = intrinsics::rt_current();
    if rt == u32::MAX {
        panic!("{}", crate::runtime::NO_RUNTIME);
    }
    raw::spawn_on(rt, future)
}

pub(crate) use self::raw::spawn_on;

pub mod futures {
    pub use super::local_key::TaskLocalFuture;
}

/// Lets the other ready tasks run before going on.
pub async fn yield_now() {
    YieldNow { yielded: false }.await
}

struct YieldNow {
    yielded: bool,
}

impl Future for YieldNow {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.yielded {
            return Poll::Ready(());
        }
        self.yielded = true;
        raw::defer(cx.waker());
        Poll::Pending
    }
}

/// The task that is being polled here, if any.
#[cfg(tokio_1_53)]
pub fn try_id() -> Option<Id> {
    let id = intrinsics::task_current();
    if id == u32::MAX { None } else { Some(Id::from_raw(id)) }
}

#[track_caller]
#[cfg(tokio_1_53)]
pub fn id() -> Id {
    try_id().expect("Can't get a task id when not inside a task")
}
