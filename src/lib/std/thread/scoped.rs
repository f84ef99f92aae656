//! Threads that end before a function returns, and may therefore borrow from it.

use super::current::{current, Thread};
use super::join::Inner;
use super::spawn::Builder;
use super::Result;
use crate::cell::Cell;
use crate::fmt;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use crate::sync::Arc;

pub(crate) struct ScopeData {
    running: Cell<usize>,
    panicked: Cell<bool>,
    main: Thread,
}

unsafe impl Send for ScopeData {}
unsafe impl Sync for ScopeData {}

impl ScopeData {
    pub(crate) fn one_more(&self) { self.running.set(self.running.get() + 1) }

    pub(crate) fn one_less(&self, panicked: bool) {
        if panicked {
            self.panicked.set(true);
        }
        self.running.set(self.running.get() - 1);
        if self.running.get() == 0 {
            intrinsics::thread_unpark(self.main.number());
        }
    }
}

pub struct Scope<'scope, 'env: 'scope> {
    pub(crate) data: Arc<ScopeData>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

pub struct ScopedJoinHandle<'scope, T>(pub(crate) Inner<'scope, T>);

unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

/// Returns when `f` and all the threads that it started have ended.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let data = Arc::new(ScopeData { running: Cell::new(0), panicked: Cell::new(false), main: current() });
    let scope = Scope { data, scope: PhantomData, env: PhantomData };
    let result = catch_unwind(AssertUnwindSafe(|| f(&scope)));
    while scope.data.running.get() != 0 {
        intrinsics::thread_park(u64::MAX);
    }
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_) if scope.data.panicked.get() => panic!("a scoped thread panicked"),
        Ok(value) => value,
    }
}

impl<'scope, 'env> Scope<'scope, 'env> {
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Builder::new().spawn_scoped(self, f).expect("failed to spawn thread")
    }
}
impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope")
            .field("num_running_threads", &self.data.running.get())
            .field("a_thread_panicked", &self.data.panicked.get())
            .field("main_thread", &self.data.main)
            .finish_non_exhaustive()
    }
}

impl<'scope, T> ScopedJoinHandle<'scope, T> {
    #[must_use]
    pub fn thread(&self) -> &Thread { &self.0.thread }

    #[track_caller]
    #[pitfall = "joins; std::thread::ScopedJoinHandle::join; let `tokio::task::spawn_blocking(..)` do the work, and await its handle"]
    pub fn join(self) -> Result<T> { self.0.join() }

    pub fn is_finished(&self) -> bool { self.0.is_finished() }
}
impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ScopedJoinHandle").finish_non_exhaustive() }
}
