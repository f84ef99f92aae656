//! Keeping track of tasks.

mod task_tracker;

pub use self::task_tracker::{TaskTracker, TaskTrackerToken, TrackedFuture};

#[unsupported] pub struct LocalPoolHandle;
