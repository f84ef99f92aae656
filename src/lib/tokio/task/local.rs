//! `LocalSet`: tasks that stay on one thread, polled by whoever polls the set.

use super::join::JoinHandle;
use super::raw;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// row LOCAL_SET of the table of flavors
const LOCAL_SET: u32 = 3;
const QUEUED: u32 = 1;
/// So many polls of tasks in one poll of the set.
const POLLS_IN_A_ROW: usize = 61;

/// What the tasks know of their set. Its queue is the scheduler's number `rt`.
pub(crate) struct Shared {
    rt: u32,
    alive: Cell<usize>,
    closed: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

unsafe impl Send for Shared {}
unsafe impl Sync for Shared {}

thread_local! {
    /// the set that is polled, or was entered, on this thread
    static CURRENT: RefCell<Option<Arc<Shared>>> = const { RefCell::new(None) };
}

impl Shared {
    pub(crate) fn one_less(&self) { self.alive.set(self.alive.get() - 1) }

    fn is_current(&self) -> bool {
        CURRENT.with(|current| match &*current.borrow() {
            Some(set) => std::ptr::eq(&**set, self),
            None => false,
        })
    }

    fn wake(&self) {
        let waker = self.waker.borrow_mut().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn register(&self, waker: &Waker) {
        let known = match &*self.waker.borrow() {
            Some(old) => old.will_wake(waker),
            None => false,
        };
        if !known {
            *self.waker.borrow_mut() = Some(waker.clone());
        }
    }

    /// `wake` queues task `id`; if that is news, whoever polls the set must do so.
    pub(crate) fn wake_member(&self, wake: impl FnOnce(), id: u32) {
        if self.is_current() {
            return wake();
        }
        let before = intrinsics::task_flag(id, QUEUED);
        wake();
        if !before && intrinsics::task_flag(id, QUEUED) {
            self.wake();
        }
    }

    #[track_caller]
    fn spawn<F: Future + 'static>(self: &Arc<Shared>, future: F) -> JoinHandle<F::Output> {
        let header = raw::new_task(self.rt, future);
        let id = unsafe { (*header).id };
        self.alive.set(self.alive.get() + 1);
        unsafe { (*header).set = Some(self.clone()) };
        if self.closed.get() {
            raw::cancel_task(id);
        } else {
            self.wake_member(|| intrinsics::task_wake(id, 1), id);
        }
        JoinHandle::new(header)
    }
}

#[cfg(tokio_1_53)]
const NO_SET: &str = "`spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`";
#[cfg(not(tokio_1_53))]
const NO_SET: &str = "`spawn_local` called from outside of a `task::LocalSet`";

/// A task of the set that is polled here.
#[track_caller]
pub fn spawn_local<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    let set = CURRENT.with(|current| current.borrow().clone());
    match set {
        Some(set) => set.spawn(future),
        None => panic!("{}", NO_SET),
    }
}

/// Its tasks may hold what is not Send.
pub struct LocalSet {
    shared: Arc<Shared>,
    _not_send: PhantomData<*const ()>,
}

/// The set is current until this is dropped.
pub struct LocalEnterGuard {
    before: Option<Arc<Shared>>,
    _not_send: PhantomData<*const ()>,
}

impl LocalEnterGuard {
    fn new(shared: &Arc<Shared>) -> LocalEnterGuard {
        let before = CURRENT.with(|current| current.replace(Some(shared.clone())));
        LocalEnterGuard { before, _not_send: PhantomData }
    }
}
impl Drop for LocalEnterGuard {
    fn drop(&mut self) {
        let before = self.before.take();
        drop(CURRENT.with(|current| current.replace(before)));
    }
}
impl fmt::Debug for LocalEnterGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("LocalEnterGuard").finish() }
}

impl LocalSet {
    pub fn new() -> LocalSet {
        let shared = Arc::new(Shared {
            rt: intrinsics::rt_new(LOCAL_SET, 1, 0),
            alive: Cell::new(0),
            closed: Cell::new(false),
            waker: RefCell::new(None),
        });
        LocalSet { shared, _not_send: PhantomData }
    }

    pub fn enter(&self) -> LocalEnterGuard { LocalEnterGuard::new(&self.shared) }

    /// From outside: the set is woken, too.
    #[track_caller]
    pub fn spawn_local<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        let handle = self.shared.spawn(future);
        self.shared.wake();
        handle
    }

    #[track_caller]
    #[pitfall = "blocks; tokio::task::LocalSet::block_on; await the future instead: inside a Tokio runtime this call panics"]
    pub fn block_on<F: Future>(&self, rt: &crate::runtime::Runtime, future: F) -> F::Output { rt.block_on(self.run_until(future)) }

    /// Drives the future and, with it, the tasks.
    pub async fn run_until<F: Future>(&self, future: F) -> F::Output { RunUntil { set: self, future }.await }

    /// Polls the tasks that are ready; true: there may be more.
    fn tick(&self) -> bool {
        for _ in 0..POLLS_IN_A_ROW {
            let next = intrinsics::task_next(self.shared.rt, 0);
            if next >> 32 != 0 {
                return false;
            }
            raw::run_task(next as usize as *mut raw::Header);
        }
        true
    }
}

struct RunUntil<'a, F> {
    set: &'a LocalSet,
    future: F,
}

impl<F: Future> Future for RunUntil<'_, F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let _current = this.set.enter();
        this.set.shared.register(cx.waker());
        if let Poll::Ready(value) = unsafe { Pin::new_unchecked(&mut this.future) }.poll(cx) {
            return Poll::Ready(value);
        }
        if this.set.tick() {
            cx.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

/// Ready when all tasks are done.
impl Future for LocalSet {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.shared.register(cx.waker());
        let current = self.enter();
        let more = self.tick();
        drop(current);
        if more {
            cx.waker().wake_by_ref();
        } else if self.shared.alive.get() == 0 {
            return Poll::Ready(());
        }
        Poll::Pending
    }
}

impl Default for LocalSet {
    fn default() -> LocalSet { LocalSet::new() }
}
impl fmt::Debug for LocalSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("LocalSet").finish() }
}
impl Drop for LocalSet {
    /// The tasks are dropped with it.
    fn drop(&mut self) {
        let _current = self.enter();
        self.shared.closed.set(true);
        intrinsics::rt_close(self.shared.rt);
        loop {
            let id = intrinsics::task_next(self.shared.rt, 0) as u32;
            if id == u32::MAX {
                break;
            }
            raw::cancel_task(id);
        }
    }
}
