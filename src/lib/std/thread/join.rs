//! What passes between a thread and whoever waits for it.

use super::current::Thread;
use super::scoped::ScopeData;
use super::Result;
use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::marker::PhantomData;
use crate::sync::parking::Queue;
use crate::sync::res::{self, Res};
use crate::sync::Arc;

/// The result of a thread, once it is there.
pub(crate) struct Packet<'scope, T> {
    pub(crate) scope: Option<Arc<ScopeData>>,
    result: UnsafeCell<Option<Result<T>>>,
    done: Cell<bool>,
    waiting: Queue,
    res: Res,
    _marker: PhantomData<Option<&'scope ScopeData>>,
}

unsafe impl<'scope, T: Send> Sync for Packet<'scope, T> {}
unsafe impl<'scope, T: Send> Send for Packet<'scope, T> {}

impl<'scope, T> Packet<'scope, T> {
    #[track_caller]
    pub(crate) fn new(scope: Option<Arc<ScopeData>>) -> Packet<'scope, T> {
        Packet {
            scope,
            result: UnsafeCell::new(None),
            done: Cell::new(false),
            waiting: Queue::new(),
            res: Res::new(res::THREAD),
            _marker: PhantomData,
        }
    }

    pub(crate) fn put(&self, result: Result<T>) { unsafe { *self.result.get() = Some(result) } }

    pub(crate) fn finish(&self) {
        self.done.set(true);
        self.waiting.wake_all();
    }
}

impl<T> Drop for Packet<'_, T> {
    fn drop(&mut self) {
        let nobody_saw_the_panic = matches!(self.result.get_mut(), Some(Err(_)));
        *self.result.get_mut() = None;
        if let Some(scope) = &self.scope {
            scope.one_less(nobody_saw_the_panic);
        }
    }
}

/// Both kinds of handles.
pub(crate) struct Inner<'scope, T> {
    pub(crate) thread: Thread,
    pub(crate) packet: Arc<Packet<'scope, T>>,
}

impl<'scope, T> Inner<'scope, T> {
    #[track_caller]
    pub(crate) fn join(self) -> Result<T> {
        while !self.packet.done.get() {
            self.packet.res.wait();
            self.packet.waiting.wait();
        }
        unsafe { (*self.packet.result.get()).take() }.unwrap()
    }

    pub(crate) fn is_finished(&self) -> bool { self.packet.done.get() }
}

/// Waits for a thread. Dropping it lets the thread go its own way.
#[home = "std::thread::join_handle"]
pub struct JoinHandle<T>(pub(crate) Inner<'static, T>);

unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    #[must_use]
    pub fn thread(&self) -> &Thread { &self.0.thread }

    /// The thread's result, or the payload of its panic.
    #[track_caller]
    #[pitfall = "joins; std::thread::JoinHandle::join; let `tokio::task::spawn_blocking(..)` do the work, and await its handle"]
    pub fn join(self) -> Result<T> { self.0.join() }

    pub fn is_finished(&self) -> bool { self.0.is_finished() }
}
impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("JoinHandle").finish_non_exhaustive() }
}
